package org.dalel.testdata;

import java.util.List;
import java.util.function.Consumer;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.SparseContent;
import org.dalel.testdata.model.Trait;

/** Evidence that several tests use. */
final class Samples {

  private static final long MIB = 1 << 20;

  private Samples() {}

  /** A DOS disk with one volume that has some of everything. */
  static EvidenceBuilder everything(FileSystem kind) {
    long size = kind == FileSystem.FAT32 ? 40 * MIB : kind == FileSystem.FAT12 ? 8 * MIB : 24 * MIB;
    return EvidenceBuilder.named(kind.name().toLowerCase())
        .seed(7)
        .dos()
        .volume(kind, size, everyStep());
  }

  static Consumer<VolumeBuilder> everyStep() {
    String longName = "ұзын-атау-".repeat(13);
    return v -> {
      v.label("SAMPLE")
          .folder("/empty folder")
          .file("/README.TXT", "hello\n")
          .file("/zero.bin", "");
      v.at("2026-04-05T06:07:08.123456700Z").file("/Құжаттар/Сәлем әлем.txt", "Сәлем, әлем!\n");
      v.file("/Документы/Отчёт за март.txt", "Фиктивный отчёт\n").file("/-dash.txt", "-");
      v.file("/with space  two.txt", "spaces").file("/" + longName + ".txt", "long");
      v.random("/big/random.bin", 700_001).words("/big/words.txt", 300_000);
      v.random("/big/pieces.bin", 60_000, Trait.FRAGMENTED);
      v.file(
          "/big/sparse.bin",
          new SparseContent(
              400_000,
              List.of(
                  new SparseContent.Piece(0, "start".getBytes()),
                  new SparseContent.Piece(262_144, new byte[] {1, 2, 3}))));
      v.words("/big/packed.txt", 200_000, Trait.COMPRESSED);
      v.folder("/a/b/c/d/e/f/g/h/i/j").file("/a/b/c/d/e/f/g/h/i/j/deep.txt", "deep");
      v.file("/a/new\nline.txt", "newline")
          .file("/a/raw\\xff\\xfename", "raw")
          .file("/a/q?<>|.txt", "q");
      v.symLink("/a/short link", "b/c/d").symLink("/a/long link", "x/".repeat(60) + "end");
      v.hardLink("/a/second name.txt", "/README.TXT");
      v.stream("/README.TXT", "secret", Content.text("hidden in a stream"));
      v.stream("/a", "onfolder", Content.random(3, 5_000));
      v.many("/many", 60, 25, 40);
      v.random("/gone/intact.bin", 30_000)
          .random("/gone/half.bin", 40_960)
          .random("/gone/over.bin", 4_000);
      v.random("/gone/pieces.bin", 20_000, Trait.FRAGMENTED)
          .file("/gone/small deleted.txt", "tiny");
      v.file("/gone/SHORT.TXT", "short").file("/gone/keep.txt", "kept");
      v.words("/old folder/inside.txt", 9_000).delete("/old folder");
      for (String name :
          List.of(
              "intact.bin",
              "half.bin",
              "over.bin",
              "pieces.bin",
              "small deleted.txt",
              "SHORT.TXT")) {
        v.delete("/gone/" + name);
      }
      v.fileOver("/gone/half.bin", "/gone/winner.bin", Content.random(9, 20_480));
      v.fileOver("/gone/over.bin", "/gone/winner2.bin", Content.random(10, 4_000));
    };
  }
}
