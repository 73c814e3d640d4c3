package dev.larder.payara.pages;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint that nobody talks to. */
@ServerEndpoint("/socket")
public class Socket {

    @OnMessage
    public String answer(String said) {
        return said;
    }
}
