package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the local Teams refuses, by its name for it. */
final class ConnectorError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    ConnectorError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String told() {
        return code + ": " + getMessage();
    }

    ObjectNode body() {
        return body(code, String.valueOf(getMessage()));
    }

    static ObjectNode body(String code, String message) {
        return Json.object().set("error", Json.object().put("code", code).put("message", message));
    }
}
