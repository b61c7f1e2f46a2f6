package org.dalel.gui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evidence that wants to run, to call home or to break the workbench. A server of the test listens
 * where the evidence calls; the browser's own network log tells whom it asked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileEvidenceTest {
  private static final String[] VIEWERS = {
    "Picture",
    "Pages",
    "Document",
    "Player",
    "Tables",
    "Tree",
    "Details",
    "Text",
    "Hex",
    "Artifacts",
    "Provenance"
  };
  private static final int BOMB_BYTES = 1 << 30;

  private final Set<String> called = new ConcurrentSkipListSet<>();
  private final Set<String> asked = new ConcurrentSkipListSet<>();
  private final Set<Request> open = new HashSet<>();
  private final Set<String> errors = new ConcurrentSkipListSet<>();
  private HttpServer home;
  private Browser browser;
  private Workbench workbench;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    browser = Browser.start();
    home = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    home.createContext(
        "/",
        exchange -> {
          called.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    home.start();
    Path evidence = Files.createDirectories(folder.resolve("hostile"));
    evidence("http://127.0.0.1:" + home.getAddress().getPort(), evidence);
    workbench =
        Workbench.start(
            new WorkbenchSettings(
                0,
                Optional.of(ViewsCase.supervised(folder, evidence)),
                "Tester",
                folder.resolve("configuration"),
                folder.resolve("cache")));
    open();
  }

  @AfterAll
  void stop() throws Exception {
    if (context != null) {
      context.close();
    }
    if (workbench != null) {
      workbench.close();
    }
    if (browser != null) {
      browser.close();
    }
    if (home != null) {
      home.stop(0);
    }
  }

  private void open() {
    context =
        browser
            .get()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(1366, 768)
                    .setLocale("en-GB"));
    page = context.newPage();
    CDPSession devtools = context.newCDPSession(page);
    devtools.send("Network.enable");
    devtools.on(
        "Network.requestWillBeSent",
        event -> asked.add(event.getAsJsonObject("request").get("url").getAsString()));
    // frames of other sites have a log of their own; this one sees all of the context
    context.onRequest(request -> asked.add(request.url()));
    context.onRequest(
        request -> {
          // the stream of events stays open
          if (!request.url().matches(".*/cases/[^/]+/events(\\?.*)?")) {
            open.add(request);
          }
        });
    context.onRequestFinished(open::remove);
    context.onRequestFailed(open::remove);
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Refused to")) {
            errors.add(message.text());
          }
        });
    page.onDialog(
        dialog -> {
          errors.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onPopup(popup -> errors.add("window: " + popup.url()));
    page.navigate(workbench.invitation());
  }

  @Test
  @Order(1)
  void runsNothingAndAsksNobodyWhateverIsOpened() {
    Locator grid = page.getByRole(AriaRole.GRID);
    com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
            grid.locator("[role=row][aria-rowindex='2']"))
        .isVisible();
    int rows = Integer.parseInt(grid.getAttribute("aria-rowcount"));
    assertThat(rows).isGreaterThan(12);
    for (int row = 2; row <= rows; row++) {
      Locator line = grid.locator("[role=row][aria-rowindex='" + row + "']");
      line.scrollIntoViewIfNeeded();
      line.click();
      for (String viewer : VIEWERS) {
        Locator tab =
            page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(viewer).setExact(true));
        if (tab.count() > 0) {
          tab.click();
          settle();
          holdsNothingActive();
        }
      }
    }
    page.getByRole(AriaRole.NAVIGATION).getByText("Gallery").click();
    settle();
    assertThat(errors).as("scripts, dialogs and windows").isEmpty();
    assertThat(called).as("calls home").isEmpty();
    assertThat(hosts()).isSubsetOf("127.0.0.1", "localhost", "");
    assertThat(asked).noneMatch(url -> url.contains(":" + home.getAddress().getPort()));
    // and the server is well
    page.reload();
    com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
            page.locator("dalel-status-bar"))
        .containsText("Custody");
  }

  /** Until nothing is asked for any more, for five seconds at most. */
  private void settle() {
    for (int look = 0, still = 0; look < 100 && still < 3; look++) {
      page.waitForTimeout(50);
      still = open.isEmpty() ? still + 1 : 0;
    }
  }

  /** Scripts in a sandbox would be silent: there must be none, nor anything that loads or leads. */
  private void holdsNothingActive() {
    if (page.locator("dalel-document-viewer iframe").count() > 0) {
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
              page.frameLocator("dalel-document-viewer iframe")
                  .locator(
                      "script, iframe, object, form, link, meta[http-equiv], img, svg, a, [src], [href],"
                          + " [onload], [onerror], [onfocus], body style"))
          .hasCount(0);
    }
  }

  /** What the log must be able to see: a page that is not confined does call home. Comes last. */
  @Test
  @Order(2)
  void wouldSeeACallHome() {
    Page free = context.newPage();
    String address = "http://127.0.0.1:" + home.getAddress().getPort() + "/control";
    free.navigate(address);
    assertThat(called).contains("/control");
    assertThat(asked).contains(address);
    free.close();
  }

  private Set<String> hosts() {
    return asked.stream()
        .map(url -> url.startsWith("http") ? URI.create(url.split("[?#]")[0]).getHost() : "")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void evidence(String home, Path folder) throws IOException {
    String attack =
        "<script>window.pwned=1;parent.pwned=1;top.pwned=1;fetch('"
            + home
            + "/fetch');alert(1)</script><img src='"
            + home
            + "/img' onerror='alert(2)'><iframe src='"
            + home
            + "/frame'></iframe><link rel=stylesheet href='"
            + home
            + "/css'><style>@import '"
            + home
            + "/import';body{background:url("
            + home
            + "/bg)}</style><meta http-equiv=refresh content='0;url="
            + home
            + "/refresh'><form action='"
            + home
            + "/form'><input autofocus onfocus='this.form.submit()'></form><a href='"
            + home
            + "/a' target=_blank ping='"
            + home
            + "/ping'>link</a><svg onload='alert(3)'><script>alert(4)</script></svg>"
            + "<base href='"
            + home
            + "/'><object data='"
            + home
            + "/object'></object><math><mtext><table><mglyph><style><img src=x onerror=alert(5)>";
    Files.writeString(folder.resolve("page.html"), "<!doctype html><html><body>" + attack);
    Files.writeString(folder.resolve("disguised.jpg"), "<html><body>" + attack);
    Files.writeString(
        folder.resolve("drawing.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(6)'><script>top.pwned=1;alert(7)</script><image href='"
            + home
            + "/svg'/><foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>"
            + "<iframe src='"
            + home
            + "/svgframe'/></body></foreignObject></svg>");
    Files.writeString(
        folder.resolve("letter.eml"),
        "From: \"<img src=x onerror=alert(8)>\" <a@example.com>\r\nTo: b@example.com\r\nSubject: =?utf-8?q?=3Cscript=3Ealert(9)=3C/script=3E?=\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>"
            + attack
            + "</body></html>\r\n");
    Files.writeString(folder.resolve("text.txt"), attack + "\u0000\u0007\u001b[2J \u202e gnp.exe");
    Files.writeString(
        folder.resolve("data.json"),
        "{\"<script>alert(10)</script>\":\"<img src=x onerror=alert(11)>\"}");
    for (String name :
        List.of(
            "<img src=x onerror=alert(12)>.html",
            "\"><script>alert(13)<.html",
            "line\nbreak\r\nSet-Cookie: x=1.html",
            "bell\u0007 esc\u001b[31m.html",
            "\u202egnp.html",
            "..%2f..%2fetc%2fpasswd.html",
            "${7*7}{{7*7}}.html",
            "javascript:alert(14).html")) {
      try {
        Files.writeString(folder.resolve(name), "<html><body>" + attack);
      } catch (InvalidPathException e) {
        // a name that this machine's locale cannot write; the others are there
        assertThat(name).contains("\u202e");
      }
    }
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    gif.write("GIF89a/*".getBytes(StandardCharsets.ISO_8859_1));
    gif.write(
        ("*/=1;window.pwned=1;alert(15);/*" + attack + "*/").getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("polyglot.gif"), gif.toByteArray());
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(ViewsCase.jpeg(64, 64, 1));
    both.write(attack.getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("polyglot.jpg"), both.toByteArray());
    Files.writeString(
        folder.resolve("polyglot.pdf"),
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 20000000 20000000]/AA<</O<</S/URI/URI("
            + home
            + "/pdf)>>>>>>endobj\ntrailer<</Root 1 0 R>>\n"
            + attack);
    bomb(folder.resolve("bomb.zip"), "zeros.html");
    bomb(folder.resolve("bomb.docx"), "word/document.xml");
    png(folder.resolve("huge.png"), 10_000, 10_000);
    png(folder.resolve("claims.png"), 1_000_000, 1_000_000);
  }

  /** A gigabyte of zeros in a megabyte. */
  private static void bomb(Path file, String entry) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          ("<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                  + "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(entry));
      byte[] zeros = new byte[1 << 20];
      for (int written = 0; written < BOMB_BYTES; written += zeros.length) {
        zip.write(zeros);
      }
    }
  }

  /** One-bit grey PNG, row by row; a side of a million is only claimed. */
  private static void png(Path file, int width, int height) throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(pixels)) {
      byte[] line = new byte[1 + (width + 7) / 8];
      for (int y = 0; y < Math.min(height, 10_000) && width <= 10_000; y++) {
        deflate.write(line);
      }
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(header);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {1, 0, 0, 0, 0});
      chunk(out, "IHDR", header.toByteArray());
      chunk(out, "IDAT", pixels.toByteArray());
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
    out.writeInt(data.length);
    byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
    out.write(type);
    out.write(data);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    out.writeInt((int) crc.getValue());
  }
}
