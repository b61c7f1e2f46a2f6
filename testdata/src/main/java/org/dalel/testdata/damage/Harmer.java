package org.dalel.testdata.damage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.dalel.testdata.model.Damage;
import org.dalel.testdata.model.Description;
import org.dalel.testdata.model.Seed;
import org.dalel.testdata.truth.Truth;
import org.dalel.testdata.truth.TruthCollector;

/** Does the harm of a description to the raw image. */
public record Harmer(Description description, List<TruthCollector> volumes) {

  /** Changes the file; says what was done where. */
  public List<Truth.Harm> apply(Path raw) throws IOException {
    List<Truth.Harm> done = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(raw, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Seed seed = new Seed(Seed.derive(description.seed(), "damage"));
      for (Damage each : description.damage()) {
        done.addAll(apply(each, channel, seed));
      }
    }
    return done;
  }

  private List<Truth.Harm> apply(Damage damage, FileChannel channel, Seed seed) throws IOException {
    long size = channel.size();
    long at = damage.at() < 0 ? size + damage.at() : damage.at();
    return switch (damage.kind()) {
      case TRUNCATE -> truncate(channel, at);
      case CUT_METADATA -> {
        TruthCollector volume = volumes.get(damage.volume());
        yield truncate(channel, (volume.metadataFrom() + volume.metadataTo()) / 2);
      }
      case WIPE -> {
        for (long left = damage.count(), to = at; left > 0; ) {
          int count = (int) Math.min(left, 1 << 16);
          channel.write(ByteBuffer.allocate(count), to);
          to += count;
          left -= count;
        }
        yield List.of(new Truth.Harm("wipe", at, damage.count()));
      }
      case FLIP -> {
        List<Truth.Harm> flips = new ArrayList<>();
        for (int i = 0; i < damage.count(); i++) {
          long place = seed.below(size);
          Flips.bit(channel, place, seed.below(8));
          flips.add(new Truth.Harm("flip", place, 1));
        }
        yield flips;
      }
    };
  }

  private static List<Truth.Harm> truncate(FileChannel channel, long at) throws IOException {
    long lost = channel.size() - at;
    channel.truncate(at);
    return List.of(new Truth.Harm("truncate", at, lost));
  }
}
