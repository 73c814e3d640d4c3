package dev.larder.example.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Stream;

/** Prices in the currency of the visitor's choice, which is in the cookie {@code currency}. */
@Named
@RequestScoped
public class Money {

    private record Currency(String sign, BigDecimal perPound) {}

    private static final Map<String, Currency> CURRENCIES = Map.of(
            "GBP", new Currency("£", BigDecimal.ONE),
            "EUR", new Currency("€", new BigDecimal("1.15")),
            "USD", new Currency("$", new BigDecimal("1.31")));

    @Inject
    private HttpServletRequest request;

    private String chosen;

    /** The code of the visitor's currency: {@code GBP} unless the cookie names another that the shop knows. */
    public String getCurrency() {
        if (chosen == null) {
            choose(cookie());
        }
        return chosen;
    }

    /** Shows this request's prices in another currency. An unknown one is taken for {@code GBP}. */
    public void choose(String currency) {
        chosen = CURRENCIES.containsKey(currency) ? currency : "GBP";
    }

    public String show(BigDecimal pounds) {
        Currency currency = CURRENCIES.get(getCurrency());
        return currency.sign() + pounds.multiply(currency.perPound()).setScale(2, RoundingMode.HALF_UP);
    }

    private String cookie() {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals("currency"))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("GBP");
    }
}
