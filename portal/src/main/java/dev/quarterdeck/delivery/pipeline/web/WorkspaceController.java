package dev.quarterdeck.delivery.pipeline.web;

import dev.quarterdeck.delivery.pipeline.execution.WorkspaceDoor;
import dev.quarterdeck.delivery.pipeline.execution.WorkspaceDoor.Admission;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where jobs of a cluster that are steps of a run get their workspace, and bring it back. No person comes here. */
@RestController
@RequestMapping("/workspaces")
@Hidden
class WorkspaceController {

    private static final String BEARER = "Bearer ";

    private final WorkspaceDoor door;

    WorkspaceController(WorkspaceDoor door) {
        this.door = door;
    }

    private Admission admission(String authorization) {
        return door.admit(authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "")
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.UNAUTHORIZED, "No step that is under way has that word."));
    }

    @GetMapping
    void show(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization, HttpServletResponse response)
            throws IOException {
        var admission = admission(authorization);
        response.setContentType("application/gzip");
        admission.handOut(response.getOutputStream());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization, HttpServletRequest request) {
        try {
            admission(authorization).takeBack(request.getInputStream());
        } catch (IOException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }
}
