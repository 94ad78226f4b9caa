package dev.accord.ingest;

import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Answers what no other controller does, so that programs get a problem and not the page of the portal. */
@RestController
class UnknownPaths {

    private static final String ANY = "/api/**";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    UnknownPaths(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @RequestMapping(ANY)
    void unknown(HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException, HttpMediaTypeNotSupportedException {
        Set<String> methods = new TreeSet<>();
        mappings.getObject().getHandlerMethods().keySet().stream()
                .filter(mapping -> !mapping.getPatternValues().contains(ANY))
                .filter(mapping -> matches(mapping, request))
                .forEach(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .forEach(methods::add));
        if (methods.isEmpty()) {
            throw Refused.notFound("unknown-path", "There is nothing at %s.", request.getRequestURI());
        }
        if (methods.contains(request.getMethod())) {
            throw new HttpMediaTypeNotSupportedException(
                    "The body has a media type that is not taken here: " + request.getContentType());
        }
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
    }

    private static boolean matches(RequestMappingInfo mapping, HttpServletRequest request) {
        return mapping.getPathPatternsCondition() != null
                && mapping.getPathPatternsCondition().getPatterns().stream()
                        .anyMatch(pattern -> pattern.matches(ServletRequestPathUtils.getParsedRequestPath(request)
                                .pathWithinApplication()));
    }
}
