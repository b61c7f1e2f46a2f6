package org.dalel.casefile.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
  @TempDir private Path temp;
  private CaseFixture fixture;

  @BeforeEach
  void makeCase() throws Exception {
    fixture = new CaseFixture(temp.resolve("c"));
    fixture.image(1, "d");
  }

  @Test
  void addsUpWhenEveryByteIsInOneRange() throws Exception {
    Coverage.OfEvidence found = coverage();

    assertThat(found.addsUp()).isTrue();
    assertThat(found.bytes()).containsEntry("examined", 1_048_576L);
  }

  @Test
  void namesBytesInNoRange() throws Exception {
    fixture.insert("UPDATE volume SET length = length - 100 WHERE start = 512");

    assertThat(coverage().unaccounted()).isEqualTo(100);
  }

  @Test
  void doesNotLetAnOverlapHideAGap() throws Exception {
    fixture.insert("UPDATE volume SET length = length - 100 WHERE start = 512");
    fixture.volume(1, 600, 100, "unallocated");

    assertThat(coverage().addsUp()).isFalse();
  }

  @Test
  void countsItemsByStatusAndReason() throws Exception {
    fixture.content(1, "x", "text/plain");
    fixture.file(1, 1, "/a", 1, 1L);
    fixture.file(2, 1, "/b", 2, null);
    fixture.file(3, 1, "/c", 3, null);
    fixture.insert(
        "INSERT INTO item_result (item_id, status, why) VALUES (3, 'skipped', 'too deep')");

    assertThat(coverage().items().get("examined").count()).isEqualTo(1);
    assertThat(coverage().items().get("pending").count()).isEqualTo(1);
    assertThat(coverage().items().get("skipped").why()).containsEntry("too deep", 1L);
  }

  private Coverage.OfEvidence coverage() {
    try (CaseReader reader = new CaseReader(fixture.folder())) {
      return reader.coverage().evidence().get(0);
    }
  }
}
