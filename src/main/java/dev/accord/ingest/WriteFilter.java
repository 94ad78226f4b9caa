package dev.accord.ingest;

import dev.accord.ingest.IdempotencyKeys.Answer;
import dev.accord.ingest.IdempotencyKeys.Claim;
import dev.accord.shared.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every write of the API with a JSON body: its size has a limit, and its Idempotency-Key counts. */
@Component
class WriteFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final IdempotencyKeys keys;
    private final JsonMapper json;
    private final int largest;

    WriteFilter(IdempotencyKeys keys, JsonMapper json, @Value("${accord.api.largest-body}") DataSize largest) {
        this.keys = keys;
        this.json = json;
        this.largest = Math.toIntExact(largest.toBytes());
    }

    /**
     * Files are too large to be held here: the import reads its key itself. What is posted to a source address is read there,
     * but no file, as that would be taken in before anybody has looked at the address.
     */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (request.getRequestURI().startsWith(request.getContextPath() + HookApi.PATH)) {
            return !isForm(request);
        }
        return !request.getRequestURI().startsWith(request.getContextPath() + Problems.API)
                || !WRITES.contains(request.getMethod())
                || (isForm(request) && request.getRequestURI().equals(request.getContextPath() + ImportApi.PATH));
    }

    private static boolean isForm(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForm(request)) {
            refuse(
                    response,
                    Problems.problem(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Only imports take files."));
            return;
        }
        // what says its size is not read at all, and of what does not, no more than is allowed
        byte[] body = request.getContentLengthLong() > largest
                ? new byte[0]
                : request.getInputStream().readNBytes(largest + 1);
        if (request.getContentLengthLong() > largest || body.length > largest) {
            refuse(
                    response,
                    Problems.problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too-large",
                            "The body has more than %d bytes.".formatted(largest)));
            return;
        }
        HttpServletRequest read = new ReadRequest(request, body);
        Optional<Claim> claim;
        Optional<Answer> before;
        try {
            claim = IdempotencyKeys.asked(request.getHeader(IdempotencyKeys.HEADER));
            before = claim.flatMap(asked -> keys.claim(asked, fingerprint(request, body)));
        } catch (Refused e) {
            refuse(response, Problems.problem(Problems.status(e.kind()), e.code(), e.reason()));
            return;
        }
        if (before.isPresent()) {
            write(response, before.get());
        } else if (claim.isPresent()) {
            work(claim.get(), read, response, chain);
        } else {
            chain.doFilter(read, response);
        }
    }

    private void work(Claim claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        boolean settled = false;
        try {
            chain.doFilter(request, caching);
            keys.settle(
                    claim,
                    new Answer(
                            caching.getStatus(),
                            Optional.ofNullable(caching.getContentType()).orElse(""),
                            new String(caching.getContentAsByteArray(), StandardCharsets.UTF_8)));
            settled = true;
        } finally {
            if (!settled) {
                keys.release(claim);
            }
        }
        caching.copyBodyToResponse();
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        MessageDigest digest = IdempotencyKeys.digest();
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        digest.update((request.getMethod() + ' ' + request.getRequestURI() + '?' + query + '\n')
                .getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }

    private static void write(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
        }
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** The request with its body read, to be read again. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return in.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("the body is there already");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
