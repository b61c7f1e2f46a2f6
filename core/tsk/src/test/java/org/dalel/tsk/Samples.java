package org.dalel.tsk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;

/** Small images with the file systems that this machine can make. */
final class Samples {
  private final Path folder;

  Samples(Path folder) {
    this.folder = folder;
  }

  /** A source tree with files of many sizes, odd names, links and an empty directory. */
  Path tree(int files) throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Random random = new Random(1);
    for (int i = 0; i < files; i++) {
      Path file = tree.resolve("d" + i % 7).resolve("e" + i % 3).resolve("file " + i + ".bin");
      Files.createDirectories(file.getParent());
      byte[] content =
          new byte[random.nextInt(3) == 0 ? random.nextInt(200_000) : random.nextInt(900)];
      random.nextBytes(content);
      Files.write(file, content);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2021-03-04T05:06:07Z")));
    }
    Files.createDirectories(tree.resolve("empty"));
    Files.writeString(tree.resolve("Қазақша атау.txt"), "мәтін");
    return tree;
  }

  Path ext4(int files, String... options) throws IOException {
    Tools.require("mkfs.ext4", "debugfs", "fls");
    Path tree = tree(files);
    Files.createSymbolicLink(tree.resolve("link"), Path.of("d1/e1/nowhere"));
    Files.createLink(tree.resolve("hard"), tree.resolve("Қазақша атау.txt"));
    Path image = image("ext4.img", 64);
    Object[] command = new Object[options.length + 6];
    System.arraycopy(new Object[] {"mkfs.ext4", "-q", "-F", "-d", tree}, 0, command, 0, 5);
    System.arraycopy(options, 0, command, 5, options.length);
    command[command.length - 1] = image;
    Tools.succeed(command);
    for (int i = 0; i < files; i += 5) {
      String path = "/d" + i % 7 + "/e" + i % 3 + "/file " + i + ".bin";
      Tools.succeed("debugfs", "-w", "-R", "rm \"" + path + "\"", image);
    }
    return image;
  }

  Path fat(int bits, int megabytes, int files) throws IOException {
    Tools.require("mkfs.fat", "mcopy", "mdel", "fls");
    Path tree = tree(files);
    Path image = image("fat" + bits + ".img", megabytes);
    Tools.succeed("mkfs.fat", "-F", bits, "-n", "LABEL", image);
    for (String name : new String[] {"d0", "d1", "d2", "d3", "d4", "d5", "d6", "empty"}) {
      if (Files.exists(tree.resolve(name))) {
        Tools.succeed("mcopy", "-s", "-i", image, tree.resolve(name), "::");
      }
    }
    Tools.succeed("mdel", "-i", image, "::d1/e1/file 1.bin");
    Tools.run("mdeltree", "-i", image, "::d2");
    return image;
  }

  Path ntfs(int files) throws IOException {
    Tools.require("mkntfs", "ntfscp", "fls");
    Path tree = tree(files);
    Path image = image("ntfs.img", 32);
    Tools.succeed("mkntfs", "-F", "-Q", "-q", "-s", "512", "-c", "4096", image);
    for (int i = 0; i < files; i++) {
      Path file = tree.resolve("d" + i % 7).resolve("e" + i % 3).resolve("file " + i + ".bin");
      Tools.succeed("ntfscp", image, file, "file " + i + ".bin");
    }
    Path stream = Files.writeString(folder.resolve("stream"), "zone=3\n");
    Tools.succeed("ntfscp", "-N", "Zone.Identifier", image, stream, "file 0.bin");
    return image;
  }

  Path iso() throws IOException {
    Tools.require("genisoimage", "fls");
    Path image = folder.resolve("disc.iso");
    Tools.succeed("genisoimage", "-quiet", "-R", "-J", "-o", image, tree(40));
    return image;
  }

  Path image(String name, int megabytes) throws IOException {
    Path image = folder.resolve(name);
    Tools.succeed("truncate", "-s", megabytes + "M", image);
    return image;
  }
}
