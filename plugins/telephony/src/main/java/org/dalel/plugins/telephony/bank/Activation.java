package org.dalel.plugins.telephony.bank;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code by which somebody proves to a service that a number is theirs: an account that was
 * registered or entered.
 *
 * @param service who sent it
 * @param code the code
 */
record Activation(String service, String code) {
  private static final Pattern CODE =
      Pattern.compile("(?<![\\d+-])(?:[A-Z]-)?(\\d{3}[- ]\\d{3,4}|\\d{4,8})(?![\\d-]*\\d{3})");
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(code|kod|codigo|pin|otp|password|verif)|код|парол|растау|тасдик|подтвержд",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N} ._&!-]{1,19}");
  private static final int LONGEST = 1000;

  /** Words by which services are known, in lower case, and their names. */
  private static final Map<String, String> SERVICES = services();

  private static Map<String, String> services() {
    Map<String, String> services = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "Telegram",
          "WhatsApp",
          "Viber",
          "Signal",
          "Instagram",
          "Facebook",
          "TikTok",
          "Google",
          "Microsoft",
          "Apple",
          "Amazon",
          "Twitter",
          "Discord",
          "Uber",
          "Avito",
          "Yandex",
          "Kaspi",
          "Halyk",
          "Tinkoff",
          "Sberbank",
          "Binance",
          "Bybit",
          "OLX",
          "Steam",
          "Tinder",
          "LinkedIn",
          "PayPal",
          "Netflix",
          "imo",
          "WeChat",
          "LINE",
          "Ozon",
          "Wildberries",
          "Kolesa",
          "inDrive"
        }) {
      services.put(name.toLowerCase(Locale.ROOT), name);
    }
    services.put("телеграм", "Telegram");
    services.put("вконтакте", "VK");
    services.put("vk.com", "VK");
    services.put("яндекс", "Yandex");
    services.put("авито", "Avito");
    services.put("сбербанк", "Sberbank");
    services.put("одноклассники", "OK");
    services.put("mail.ru", "Mail.ru");
    return services;
  }

  /** The activation that a message brings, if it does. */
  static Optional<Activation> of(String sender, String body) {
    if (body.isEmpty() || body.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher code = CODE.matcher(body);
    if (!code.find()) {
      return Optional.empty();
    }
    Optional<String> service = named(sender).or(() -> named(body));
    boolean asked = ASKED.matcher(body).find();
    if (!asked && service.isEmpty() || !asked && !isShort(body)) {
      return Optional.empty();
    }
    if (service.isEmpty() && NAME.matcher(sender).matches()) {
      service = Optional.of(sender);
    }
    return service.map(name -> new Activation(name, code.group(1).replaceAll("[- ]", "")));
  }

  private static boolean isShort(String body) {
    return body.length() < 120;
  }

  private static Optional<String> named(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> service : SERVICES.entrySet()) {
      int at = lower.indexOf(service.getKey());
      int end = at + service.getKey().length();
      if (at >= 0
          && (at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1)))
          && (end == lower.length() || !Character.isLetter(lower.charAt(end)))) {
        return Optional.of(service.getValue());
      }
    }
    return Optional.empty();
  }
}
