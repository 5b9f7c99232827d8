package dev.quarterdeck.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.PortalTest;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

@PortalTest
class DatabaseAwayTests {

    @Autowired
    private DatabaseAway filter;

    @Autowired
    private ServletContext application;

    @Test
    void showsAPageThatNeedsNoSession() throws Exception {
        var answer =
                answer("/catalog", new CannotCreateTransactionException("", new SQLTransientConnectionException()));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentType()).startsWith("text/html");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentAsString())
                .contains("<h1>The database does not answer</h1>", "What runs goes on running", "Reference");
    }

    @Test
    void tellsProgramsTheSameAsAProblem() throws Exception {
        var answer = answer("/api/v1/runs", new CannotCreateTransactionException(""));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"status\":503", "\"instance\":\"/api/v1/runs\"");
    }

    @Test
    void leavesAllOtherFailuresAlone() {
        var mistake = new IllegalStateException("a mistake");
        assertThatThrownBy(() -> answer("/catalog", mistake)).isSameAs(mistake);
    }

    private MockHttpServletResponse answer(String path, RuntimeException failure) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(application, "GET", path), response, (_, _) -> {
            throw failure;
        });
        return response;
    }
}
