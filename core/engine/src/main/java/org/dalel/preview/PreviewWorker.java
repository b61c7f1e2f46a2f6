package org.dalel.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageIO;

/** The process that looks at hostile content: answers one request after the other until the end. */
public final class PreviewWorker {
  private final Documents documents = new Documents();

  private PreviewWorker() {}

  /** Talks over standard input and output. */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    // libraries that print must not speak in between
    System.setOut(System.err);
    ImageIO.setUseCache(false);
    PreviewWorker worker = new PreviewWorker();
    try {
      while (true) {
        worker.answer(PreviewRequest.parse(Frames.text(in)), out);
      }
    } catch (EOFException e) {
      // nobody asks any more
      out.flush();
    }
  }

  private void answer(PreviewRequest request, DataOutputStream out) throws IOException {
    Preview made;
    try {
      made = make(request);
    } catch (PreviewException e) {
      made = problem(e.getMessage());
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      // hostile content makes libraries throw anything
      made = problem("The content is damaged or not what its type says: " + told(e));
    }
    Frames.write(out, made.facts().toString());
    Frames.write(out, made.body());
    out.flush();
  }

  private Preview make(PreviewRequest request) throws IOException {
    return switch (request.what()) {
      case "picture" -> Pictures.scaled(request);
      case "pdf" -> PdfPages.facts(request);
      case "page" -> PdfPages.page(request);
      case "document" -> documents.page(request);
      case "tree" -> Trees.tree(request);
      case "tables" -> Tables.list(request);
      case "table" -> Tables.rows(request);
      default -> throw new PreviewException("There is no preview called " + request.what() + ".");
    };
  }

  private static String told(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null
        ? thrown.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private static Preview problem(String message) {
    return new Preview(
        new ObjectMapper().createObjectNode().put("problem", message), Preview.NOTHING);
  }
}
