package org.dalel.casefile.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;

/**
 * Where the views of a case lie: in its folder {@code view/}, or, when the case cannot be written,
 * in the cache folder of the user. Each view has its stamp in its name, so that one that is being
 * read is never written.
 */
public final class ViewStore {
  private static final int NAME_DIGITS = 16;

  private final CaseFolder folder;
  private final Path place;
  private final NameRule names;

  /**
   * The store of a case.
   *
   * @param userCache the folder for views of cases that cannot be written
   * @param names says which names promise another type than the content has
   */
  public ViewStore(CaseFolder folder, Path userCache, NameRule names) {
    this.folder = folder;
    this.names = names;
    this.place =
        Files.isWritable(folder.root())
            ? folder.root().resolve("view")
            : userCache.resolve(digest(folder.root().toString()));
  }

  /** The view of the case as it is now, if it was made already. */
  public Optional<CaseView> current() {
    String stamp = ViewStamp.of(folder);
    return CaseView.open(file(stamp)).filter(view -> view.stamp().equals(stamp));
  }

  /**
   * Makes a view of the case as it is now and takes the others away.
   *
   * @param progress told how many rows are done
   */
  public CaseView make(LongConsumer progress) {
    String stamp = ViewStamp.of(folder);
    Path file = file(stamp);
    new ViewBuilder(folder, names, progress).build(file, stamp);
    removeOthers(file);
    return CaseView.open(file)
        .orElseThrow(() -> new CaseException(file + ": expected the view just made, found none"));
  }

  private Path file(String stamp) {
    return place.resolve("view-" + digest(stamp) + ".db");
  }

  /** Files that another reader has open live on until it closes them. */
  private void removeOthers(Path kept) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "view-*.db")) {
      for (Path file : files) {
        if (!file.equals(kept)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new CaseException(
          place + ": old indexes of the workbench cannot be removed: " + e.getMessage(), e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256).substring(0, NAME_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
