package dev.larder.example.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;

/** What is one visitor's own on pages that all visitors share: the live parts of {@code gifts.jsp} ask it. */
@Named
@RequestScoped
public class Own {

    private static final String NAME = "name";
    private static final String BASKET = "basket";
    private static final String TOKEN = "token";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private HttpServletRequest request;

    private String nonce;

    /** The name the visitor gave; null before that. */
    public String getName() {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(NAME);
    }

    /** How much is in the basket. */
    public int getBasket() {
        HttpSession session = request.getSession(false);
        Object filled = session == null ? null : session.getAttribute(BASKET);
        return filled == null ? 0 : (int) filled;
    }

    /** What the visitor's forms show that they come from his own pages. */
    public String getToken() {
        HttpSession session = request.getSession();
        if (session.getAttribute(TOKEN) == null) {
            session.setAttribute(TOKEN, random());
        }
        return (String) session.getAttribute(TOKEN);
    }

    /** Another one for each answer. */
    public String getNonce() {
        if (nonce == null) {
            nonce = random();
        }
        return nonce;
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a form with this token is the visitor's. */
    boolean isToken(String given) {
        HttpSession session = request.getSession(false);
        return session != null && given != null && given.equals(session.getAttribute(TOKEN));
    }

    void signIn(String name) {
        request.getSession().setAttribute(NAME, name);
    }

    void addToBasket() {
        request.getSession().setAttribute(BASKET, getBasket() + 1);
    }
}
