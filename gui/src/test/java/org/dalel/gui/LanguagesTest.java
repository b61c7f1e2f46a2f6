package org.dalel.gui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three languages say the same. */
class LanguagesTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void hasEveryTextOfTheEnglishPageAndNoOther(String language) throws IOException {
    assertThat(texts(language).keySet()).isEqualTo(texts("en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "kk"})
  void namesTheSameParametersInEveryText(String language) throws IOException {
    Map<String, Set<String>> english = parameters("en");
    assertThat(parameters(language)).isEqualTo(english);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "kk"})
  void leavesNoTextEmpty(String language) throws IOException {
    assertThat(texts(language).values()).noneMatch(String::isBlank);
  }

  private static Map<String, Set<String>> parameters(String language) throws IOException {
    Map<String, Set<String>> all = new TreeMap<>();
    texts(language)
        .forEach(
            (key, text) ->
                all.put(
                    key,
                    PARAMETER
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))));
    return all;
  }

  private static Map<String, String> texts(String language) throws IOException {
    try (InputStream in =
        Workbench.class.getResourceAsStream("/org/dalel/gui/page/i18n/" + language + ".json")) {
      return new ObjectMapper().readValue(in, new TypeReference<TreeMap<String, String>>() {});
    }
  }
}
