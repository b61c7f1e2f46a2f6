package org.dalel.gui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what a foreign site or program on this machine gets to see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchSafetyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Workbench workbench;
  private String origin;
  private String cookie;
  private String csrf;
  private String caseId;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path made = SampleCase.make(folder);
    workbench =
        Workbench.start(
            new WorkbenchSettings(
                0,
                Optional.of(made),
                "Tester",
                folder.resolve("configuration"),
                folder.resolve("cache")));
    origin = workbench.origin();
    cookie = enter(invitation()).header("set-cookie").orElseThrow().split(";")[0];
    csrf = JSON.readTree(get("/api/session").body()).get("csrf").asText();
    caseId = JSON.readTree(get("/api/cases").body()).get("cases").get(0).get("id").asText();
  }

  @AfterAll
  void stop() throws IOException {
    workbench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/session", "/api/cases", "/api/openapi.json", "/page/app.js"})
  void tellsNothingToABrowserThatWasNotLetIn(String path) throws IOException {
    assertThat(RawHttp.get(origin, path).status()).isEqualTo(401);
    assertThat(RawHttp.get(origin, path, "Cookie: " + cookie + "x").status()).isEqualTo(401);
  }

  @Test
  void letsInOnceByALink() throws IOException {
    String word = invitation();
    RawHttp.Answer first = enter(word);
    assertThat(first.status()).isEqualTo(303);
    assertThat(first.header("location")).hasValue("/");
    assertThat(first.header("set-cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict");
    assertThat(enter(word).status()).isEqualTo(401);
  }

  @Test
  void refusesAForeignHostEvenWithTheCookie() throws IOException {
    RawHttp.Answer answer =
        RawHttp.send(
            "GET",
            origin,
            "/api/cases",
            "",
            List.of("Host: evil.example:" + URI.create(origin).getPort(), "Cookie: " + cookie));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("expected the host 127.0.0.1:");
  }

  @Test
  void refusesWhatAnotherSiteAsksFor() throws IOException {
    assertThat(get("/api/cases", "Origin: http://evil.example").status()).isEqualTo(403);
    assertThat(get("/api/cases", "Origin: http://localhost:1").status()).isEqualTo(403);
    assertThat(get("/api/cases", "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
    assertThat(get("/api/cases", "Sec-Fetch-Site: same-origin").status()).isEqualTo(200);
  }

  @Test
  void changesNothingWithoutTheWordOfTheSession() throws IOException {
    String body = "{\"name\":\"Somebody\"}";
    assertThat(post("/api/session/examiner", body).status()).isEqualTo(403);
    assertThat(post("/api/session/examiner", body, "X-Dalel-Csrf: wrong").status()).isEqualTo(403);
    assertThat(get("/api/session").body()).doesNotContain("Somebody");
    assertThat(
            post("/api/session/examiner", "{\"name\":\"Tester\"}", "X-Dalel-Csrf: " + csrf)
                .status())
        .isEqualTo(200);
  }

  @Test
  void looksAtNoFileOutsideOfTheRoots() throws IOException {
    for (String path : List.of("/etc", "/etc/passwd", "/../etc", "/proc/self/environ", "etc")) {
      String query = "?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
      assertThat(get("/api/disk" + query).status()).as(path).isEqualTo(403);
      assertThat(get("/api/disk/preview" + query).status()).as(path).isEqualTo(403);
    }
    String body = "{\"paths\":[\"/etc/passwd\"]}";
    assertThat(post("/api/cases/" + caseId + "/job/start", body, "X-Dalel-Csrf: " + csrf).status())
        .isEqualTo(403);
    assertThat(
            post("/api/cases/create", "{\"path\":\"/etc/case\"}", "X-Dalel-Csrf: " + csrf).status())
        .isEqualTo(403);
  }

  @Test
  void tagsNothingWithoutTheWordOfTheSession() throws IOException {
    String path = "/api/cases/" + caseId + "/review/tag";
    String body = "{\"name\":\"Important\",\"locators\":[\"usb.dd/@0/notes#1\"]}";
    assertThat(post(path, body).status()).isEqualTo(403);
    assertThat(get("/api/cases/" + caseId + "/review").body()).contains("\"reviewed\":0");
  }

  @Test
  void forbidsInlineScriptAndFramesOnEveryAnswer() throws IOException {
    for (String path : List.of("/", "/api/cases", "/page/app.js", "/nowhere")) {
      RawHttp.Answer answer = get(path);
      assertThat(answer.header("content-security-policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self' 'sha256-", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/../WorkbenchSettings.class",
        "/page/%2e%2e/%2e%2e/Workbench.class",
        "/page/..%2f..%2fWorkbench.class",
        "/lib/lit/../../../../../org/dalel/gui/Workbench.class",
        "/lib/lit/%2e%2e/package.json",
        "/page/i18n//en.json",
        "/lib/nowhere/index.js"
      })
  void servesNothingBesideThePage(String path) throws IOException {
    assertThat(get(path).status()).isBetween(400, 404);
  }

  @Test
  void servesBytesOfEvidenceOnlyBehindAWordAndInASandbox() throws IOException {
    JsonNode link =
        JSON.readTree(
            ask("/api/cases/" + caseId + "/item/link?locator=" + locator("/pictures/photo.jpg")));
    URI url = URI.create(link.get("url").asText());
    String evidence = "http://localhost:" + url.getPort();
    RawHttp.Answer picture = RawHttp.get(evidence, url.getPath());
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("content-type")).hasValue("image/jpeg");
    assertThat(picture.header("content-security-policy").orElseThrow())
        .startsWith("sandbox;")
        .doesNotContain("allow-same-origin", "allow-scripts");
    assertThat(RawHttp.get(evidence, url.getPath() + "x").status()).isEqualTo(404);
    assertThat(RawHttp.get("http://127.0.0.1:" + url.getPort(), url.getPath()).status())
        .isEqualTo(403);
  }

  @Test
  void givesNoLinkToWhatIsNotShownAsItIs() throws IOException {
    JsonNode link =
        JSON.readTree(
            ask("/api/cases/" + caseId + "/item/link?locator=" + locator("/notes/invoice.txt")));
    assertThat(link.has("url")).isFalse();
  }

  @Test
  void describesEveryEndpointWithItsParameters() throws IOException {
    JsonNode description = JSON.readTree(get("/api/openapi.json").body());
    assertThat(description.get("openapi").asText()).startsWith("3.1");
    JsonNode rows = description.get("paths").get("/api/cases/{case}/rows").get("get");
    assertThat(rows.get("parameters").findValuesAsText("name"))
        .contains("case", "sort", "from", "count");
    assertThat(
            description
                .get("paths")
                .get("/api/cases/open")
                .get("post")
                .get("requestBody")
                .findValue("properties")
                .has("path"))
        .isTrue();
  }

  @Test
  void tellsProblemsAsSentences() throws IOException {
    JsonNode wrong = JSON.readTree(get("/api/cases/" + caseId + "/rows?sort=colour").body());
    assertThat(wrong.get("message").asText()).isEqualTo("sort: there is no column colour.");
    assertThat(get("/api/cases/" + caseId + "/rows?from=minus").body())
        .contains("from: expected a number from 0 to");
    assertThat(get("/api/cases/nowhere/rows").status()).isEqualTo(404);
  }

  private String locator(String path) throws IOException {
    JsonNode rows = JSON.readTree(ask("/api/cases/" + caseId + "/rows?count=500")).get("rows");
    for (JsonNode row : rows) {
      if (row.get("path").asText().equals(path)) {
        return URLEncoder.encode(row.get("locator").asText(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("expected an item " + path + " in " + rows.size() + " rows");
  }

  /** Asks until the index of the case is made. */
  private String ask(String path) throws IOException {
    RawHttp.Answer answer = get(path);
    for (int i = 0; i < 1000 && answer.status() == 202; i++) {
      Thread.onSpinWait();
      answer = get(path);
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private String invitation() {
    String link = workbench.invitation();
    return link.substring(link.indexOf("token=") + "token=".length(), link.indexOf('#'));
  }

  private RawHttp.Answer enter(String word) throws IOException {
    return RawHttp.get(origin, "/?token=" + word);
  }

  private RawHttp.Answer get(String path, String... headers) throws IOException {
    List<String> all = new java.util.ArrayList<>(List.of(headers));
    all.add("Cookie: " + cookie);
    return RawHttp.get(origin, path, all.toArray(String[]::new));
  }

  private RawHttp.Answer post(String path, String body, String... headers) throws IOException {
    List<String> all = new java.util.ArrayList<>(List.of(headers));
    all.add("Cookie: " + cookie);
    return RawHttp.post(origin, path, body, all.toArray(String[]::new));
  }
}
