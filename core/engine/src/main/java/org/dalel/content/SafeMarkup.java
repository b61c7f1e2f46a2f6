package org.dalel.content;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Keeps structure and text of a page and nothing else: no scripts, styles, links, pictures, forms.
 * Where a link led and what a picture was called is told as text, because that is evidence.
 */
final class SafeMarkup {
  private static final Safelist KEPT =
      Safelist.none()
          .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "div", "span")
          .addTags("b", "i", "u", "em", "strong", "s", "del", "ins", "sub", "sup", "small")
          .addTags("blockquote", "pre", "code", "ul", "ol", "li", "dl", "dt", "dd")
          .addTags("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("th", "colspan", "rowspan");

  private static final int LONGEST_ADDRESS = 500;

  private SafeMarkup() {}

  static String of(Document page) {
    page.select("script, style, template, noscript, head title").remove();
    for (Element link : page.select("a[href], area[href]")) {
      tell(link, link.attr("href"), link.text());
    }
    for (Element picture : page.select("img, image, video, audio, embed, object, iframe")) {
      String named =
          (picture.attr("alt") + " " + picture.attr("src") + picture.attr("data")).strip();
      picture.after(new TextNode(" [" + picture.normalName() + ": " + cut(named) + "] "));
    }
    Document clean = new Cleaner(KEPT).clean(page);
    clean.outputSettings().prettyPrint(false);
    return clean.body().html();
  }

  private static void tell(Element link, String address, String text) {
    if (!address.isBlank() && !address.startsWith("#") && !address.equals(text)) {
      link.appendChild(new TextNode(" [" + cut(address) + "]"));
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_ADDRESS ? text : text.substring(0, LONGEST_ADDRESS) + "…";
  }
}
