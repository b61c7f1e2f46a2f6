package org.dalel.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ChatLine;
import org.dalel.casefile.read.ChatRequest;
import org.dalel.export.IsoTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints conversations that a person can read. */
@Command(
    name = "chats",
    description = {
      "Show conversations: messages and calls in the order of time.",
      "With names, attachments and what was deleted; by evidence, service and chat."
    })
final class ChatsCommand extends CaseCommand {
  @Option(
      names = "--with",
      paramLabel = "IDENTIFIER",
      description =
          "Only conversations in which it occurs: +77012345678, telegram:1234, a name, a chat id.")
  private String with;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = From.class,
      description = "Not before this time, UTC: 2024, 2024-05-06, 2024-05-06T07:08.")
  private TimeRange from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = To.class,
      description = "Not after this time, all of it included.")
  private TimeRange to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, html or jsonl (${DEFAULT-VALUE}).")
  private ChatFormat format;

  ChatsCommand(Output output) {
    super(output);
  }

  /** The beginning of a range. */
  static final class From implements picocli.CommandLine.ITypeConverter<TimeRange> {
    @Override
    public TimeRange convert(String text) {
      return new TimeRange.Converter().convert(text + "..");
    }
  }

  /** The end of a range. */
  static final class To implements picocli.CommandLine.ITypeConverter<TimeRange> {
    @Override
    public TimeRange convert(String text) {
      return new TimeRange.Converter().convert(".." + text);
    }
  }

  @Override
  int run(CaseReader reader) throws IOException {
    ChatRequest request =
        new ChatRequest(
            Optional.ofNullable(with),
            from == null ? OptionalLong.empty() : from.from(),
            to == null ? OptionalLong.empty() : to.to());
    switch (format) {
      case TEXT -> {
        ChatsText text = new ChatsText(output());
        reader.chats(request, text::line);
        text.end();
      }
      case HTML -> {
        ChatsHtml html = new ChatsHtml(output().results());
        html.begin();
        reader.chats(request, html::line);
        html.end();
      }
      case JSONL -> reader.chats(request, this::json);
    }
    return ExitCode.OK;
  }

  private void json(ChatLine line) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("evidence", line.evidence());
    object.put("service", line.service());
    object.put("conversation", line.conversation());
    if (line.time().isPresent()) {
      object.put("time", IsoTime.print(line.time()));
    }
    object.put("type", line.type());
    object.put("state", line.state());
    object.put("item", line.locator());
    line.position().ifPresent(position -> object.put("position", new JsonText.Raw(position)));
    object.put("fields", new JsonText.Raw(line.fields()));
    if (line.files().stream().anyMatch(Optional::isPresent)) {
      object.put("files", line.files().stream().map(file -> file.orElse("")).toList());
    }
    JsonText.write(output().results(), object);
    output().results().append('\n');
  }
}
