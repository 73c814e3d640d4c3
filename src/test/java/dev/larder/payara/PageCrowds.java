package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More visitors at once than the server has threads for requests (Payara Micro: 2 to 200). */
interface PageCrowds {

    Visitor visitor();

    private List<Visitor.Answer> crowd(int size, String path) throws Exception {
        List<CompletableFuture<Visitor.Answer>> asked =
                IntStream.range(0, size).mapToObj(number -> visitor().ask(path)).toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        return asked.stream().map(CompletableFuture::join).toList();
    }

    @Test
    default void aColdPageIsComputedOnceForMoreVisitorsThanThereAreThreads() throws Exception {
        List<Visitor.Answer> answers = crowd(220, "slow/shared");
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Visitor.Answer::body).distinct()).hasSize(1);
        assertThat(answers.stream().filter(Visitor.Answer::isStored)).hasSize(1);
        assertThat(answers.stream().map(Visitor.Answer::cacheStatus).filter(status -> status.contains("collapsed")))
                .isNotEmpty();
    }

    @Test
    default void thoseWhoWaitForAPageThatCannotBeStoredGoOnByThemselves() throws Exception {
        List<Visitor.Answer> answers = crowd(100, "slow/private");
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Visitor.Answer::body).distinct()).hasSize(100);
        assertThat(answers).noneMatch(Visitor.Answer::isStored).noneMatch(Visitor.Answer::isHit);
    }
}
