package dev.larder.payara.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Signs visitors in by the Basic scheme, and for tests' sake by a cookie that names them. */
@ApplicationScoped
public class SignIn implements HttpAuthenticationMechanism {

    private static final String ANN =
            "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (ANN.equals(request.getHeader("Authorization"))) {
            return context.notifyContainerAboutLogin("ann", Set.of("customer"));
        }
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals("user")) {
                return context.notifyContainerAboutLogin(cookie.getValue(), Set.of("customer"));
            }
        }
        return context.doNothing();
    }
}
