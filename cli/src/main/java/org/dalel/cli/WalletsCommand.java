package org.dalel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.LinkedPlaces;
import org.dalel.casefile.read.ListedLock;
import org.dalel.casefile.read.WalletPlace;
import org.dalel.export.WalletsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers what an examiner asks first when there are crypto-currency wallets. */
@Command(
    name = "wallets",
    description = {
      "Show crypto-currency wallets: where and whose they are, and how they are locked.",
      "What they hold and moved, which keys and phrases stand in clear, what belongs together, and",
      "what to try next."
    })
final class WalletsCommand extends CaseCommand {
  /** Identifiers of wallets; keys are told one by one, the more telling first. */
  private static final LinkedPlaces.Request LINKS =
      new LinkedPlaces.Request("wallet-address", List.of("seed-phrase", "extended-key"));

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  WalletsCommand(Output output) {
    super(output);
  }

  @Override
  int run(CaseReader reader) throws IOException {
    List<WalletPlace> wallets = new ArrayList<>();
    List<WalletPlace> secrets = new ArrayList<>();
    List<WalletPlace> devices = new ArrayList<>();
    long[] mentions = new long[1];
    reader.wallets(
        place -> {
          if (place.isWallet()) {
            wallets.add(place);
          } else if (place.hasSecrets()) {
            secrets.add(place);
          } else if (place.devices().isEmpty()) {
            mentions[0]++;
          }
          if (!place.devices().isEmpty()) {
            devices.add(place);
          }
        });
    Map<String, List<ListedLock>> locks = new HashMap<>();
    reader.locks(
        lock ->
            locks
                .computeIfAbsent(lock.item().locator().toString(), l -> new ArrayList<>())
                .add(lock));
    List<LinkedPlaces> links = reader.links(LINKS);
    if (json) {
      lines(wallets, secrets, devices, locks, links);
    } else {
      WalletsText text = new WalletsText(output());
      text.wallets(wallets, locks);
      text.secrets(secrets);
      text.devices(devices);
      text.links(links);
      text.next(wallets, locks, mentions[0]);
    }
    return ExitCode.OK;
  }

  private void lines(
      List<WalletPlace> wallets,
      List<WalletPlace> secrets,
      List<WalletPlace> devices,
      Map<String, List<ListedLock>> locks,
      List<LinkedPlaces> links)
      throws IOException {
    for (WalletPlace place : wallets) {
      String locator = place.item().locator().toString();
      line(WalletsJson.place("wallet", place, locks.getOrDefault(locator, List.of())));
    }
    for (WalletPlace place : secrets) {
      line(WalletsJson.place("keys", place, List.of()));
    }
    for (WalletPlace place : devices) {
      for (WalletPlace.Device device : place.devices()) {
        line(WalletsJson.device(place, device));
      }
    }
    for (LinkedPlaces link : links) {
      line(WalletsJson.link(link));
    }
  }

  private void line(Map<String, Object> object) throws IOException {
    JsonText.write(output().results(), object);
    output().results().append('\n');
  }
}
