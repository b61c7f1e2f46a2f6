package org.dalel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dalel.api.Artifact;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.junit.jupiter.api.Test;

class TriedSecretsTest {

  private static Secret password(String value) {
    return new Secret(Secret.Kind.PASSWORD, value, "the test");
  }

  private static Scripted opening(String fits, Secrets.Effort effort, List<String> tried) {
    return Scripted.content(
        (file, context, sink) ->
            context
                .secrets()
                .open(
                    new Secrets.Lock("wallet", Secret.Kind.PASSWORD, effort),
                    secret -> {
                      tried.add(secret.value());
                      return Optional.of(secret.value()).filter(fits::equals);
                    })
                .ifPresent(
                    inside -> sink.emit(Artifact.of("finding").field("inside", inside).build())));
  }

  @Test
  void areTriedInTheirOrderUntilOneFits() {
    List<String> tried = new ArrayList<>();
    Findings found =
        ExtractorRun.of(opening("b", Secrets.Effort.HIGH, tried))
            .secrets(
                password("c"),
                new Secret(Secret.Kind.KEY, "00", "the test"),
                password("b"),
                password("a"))
            .on(new byte[0]);
    assertThat(tried).containsExactly("a", "b");
    assertThat(found.values("finding", "inside")).containsExactly("b");
    assertThat(found.attempts())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.lock().name()).isEqualTo("wallet");
              assertThat(attempt.tried()).isEqualTo(2);
              assertThat(attempt.opened()).contains(password("b"));
            });
  }

  @Test
  void areBoundedByTheEffort() {
    List<String> tried = new ArrayList<>();
    Secret[] many = IntStream.range(0, 60).mapToObj(i -> password("p" + i)).toArray(Secret[]::new);
    Findings found =
        ExtractorRun.of(opening("none", Secrets.Effort.HIGH, tried)).secrets(many).on(new byte[0]);
    assertThat(tried).hasSize(50);
    assertThat(found.attempts().get(0).opened()).isEmpty();
  }

  @Test
  void areKeptWhenTheyAreOffered() {
    Scripted generous =
        Scripted.content((file, context, sink) -> context.secrets().offer(password("found")));
    assertThat(ExtractorRun.of(generous).on(new byte[0]).offered())
        .containsExactly(password("found"));
  }
}
