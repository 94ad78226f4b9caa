package dev.accord.ingest;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Calls the API as a program does. */
record Api(MockMvc mvc, String token) {

    /** An answer: its status, and its body to look into. */
    record Answer(int status, String type, String body) {

        <T> T at(String path) {
            return JsonPath.read(body, path);
        }

        int number(String path) {
            return this.<Integer>at(path);
        }

        String text(String path) {
            return this.<String>at(path);
        }
    }

    Answer send(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            MockHttpServletResponse response = mvc.perform(request.header("Authorization", "Bearer " + token))
                    .andReturn()
                    .getResponse();
            return new Answer(
                    response.getStatus(),
                    String.valueOf(response.getContentType()),
                    response.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Answer json(AbstractMockHttpServletRequestBuilder<?> request, String body) {
        return send(request.contentType(MediaType.APPLICATION_JSON).content(body.getBytes(StandardCharsets.UTF_8)));
    }

    Answer importing(String query, byte[] file, String mapping) {
        MockMultipartFile part = new MockMultipartFile("file", "deals.csv", "text/csv", file);
        return send(multipart("/api/v1/imports?" + query).file(part).param("mapping", mapping));
    }

    Answer importing(String query, String file, String mapping) {
        return importing(query, file.getBytes(StandardCharsets.UTF_8), mapping);
    }
}
