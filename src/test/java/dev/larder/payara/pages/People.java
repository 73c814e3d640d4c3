package dev.larder.payara.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Who may sign in: whoever says the word. Afterwards the session alone tells who is there. */
@ApplicationScoped
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/sign/page", errorPage = ""))
public class People implements IdentityStore {

    /** The word. */
    public static final String PASSWORD = "sesame";

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential person
                        && person.getPasswordAsString().equals(PASSWORD)
                ? new CredentialValidationResult(person.getCaller(), Set.of("member"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
