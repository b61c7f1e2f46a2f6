package org.dalel.bench.workbench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Scrolls the table of a large case in Chromium without a window, and tells how long frames took
 * and how many rows in sight had no text yet. Drawn by the processor: on a machine with a screen
 * the graphics card does a part of it.
 */
public final class ScrollTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final int FRAMES = 400;

  /** At 60 frames a second one takes 16.7 ms; what takes longer than two is seen. */
  private static final double SEEN_MS = 33.4;

  /** Of a hundred frames so many may be seen to be late. */
  private static final double MOST_LATE = 5;

  private static final String SCROLL =
      """
      async ([frames, step, jump]) => {
        const find = (root) => {
          for (const element of root.querySelectorAll('*')) {
            const found = element.localName === 'dalel-table' ? element
              : element.shadowRoot ? find(element.shadowRoot) : undefined;
            if (found) { return found; }
          }
        };
        const table = find(document);
        const scroller = table.renderRoot.querySelector('.scroller');
        const rows = () => [...table.renderRoot.querySelectorAll('.row')].filter((row) => {
          const at = row.getBoundingClientRect();
          const box = scroller.getBoundingClientRect();
          return at.bottom > box.top && at.top < box.bottom;
        });
        const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const times = [];
        let drawn = 0;
        let empty = 0;
        let last = await next();
        for (let i = 0; i < frames; i++) {
          scroller.scrollTop = jump && i % jump === 0
            ? Math.random() * scroller.scrollHeight : scroller.scrollTop + step;
          const now = await next();
          times.push(now - last);
          last = now;
          if (i % 10 === 9) {
            const seen = rows();
            drawn += seen.length;
            empty += seen.filter((row) => !row.textContent.trim()).length;
          }
        }
        const stopped = performance.now();
        while (rows().some((row) => !row.textContent.trim())) { await next(); }
        return { times, drawn, empty, filled: performance.now() - stopped };
      }
      """;

  private ScrollTest() {}

  /**
   * Runs the test; ends with status 1 when more than five frames of a hundred are late.
   *
   * @param arguments link that lets a browser in
   */
  public static void main(String[] arguments) {
    boolean met = true;
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu")))) {
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1366, 768));
      page.navigate(arguments[0]);
      page.locator("dalel-table [role=row][aria-rowindex='2']").waitFor();
      System.out.printf(
          "%-34s %8s %8s %8s %12s %12s %10s%n",
          "scrolling, of 400 frames",
          "median",
          "p95",
          "longest",
          "over 33 ms",
          "rows empty",
          "filled");
      met &= scroll(page, "slowly, 3 rows a frame", 72, 0);
      met &= scroll(page, "fast, 40 rows a frame", 960, 0);
      met &= scroll(page, "jumps, one in 20 frames", 24, 20);
    }
    System.exit(met ? 0 : 1);
  }

  private static boolean scroll(Page page, String name, int step, int jump) {
    Map<?, ?> found = (Map<?, ?>) page.evaluate(SCROLL, List.of(FRAMES, step, jump));
    double[] times =
        ((List<?>) found.get("times"))
            .stream().mapToDouble(time -> ((Number) time).doubleValue()).sorted().toArray();
    long late = java.util.Arrays.stream(times).filter(time -> time > SEEN_MS).count();
    double share = late * 100.0 / times.length;
    System.out.printf(
        "%-34s %5.1f ms %5.1f ms %5.1f ms %10.1f %% %4d of %d %7.0f ms %s%n",
        name,
        times[times.length / 2],
        times[(int) Math.ceil(times.length * 0.95) - 1],
        times[times.length - 1],
        share,
        ((Number) found.get("empty")).longValue(),
        ((Number) found.get("drawn")).longValue(),
        ((Number) found.get("filled")).doubleValue(),
        share <= MOST_LATE ? "" : "NOT MET");
    return share <= MOST_LATE;
  }
}
