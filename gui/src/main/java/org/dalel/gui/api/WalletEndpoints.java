package org.dalel.gui.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.LinkedPlaces;
import org.dalel.casefile.read.ListedLock;
import org.dalel.casefile.read.WalletPlace;
import org.dalel.custody.CustodyChain;
import org.dalel.export.SecretsJson;
import org.dalel.export.WalletsJson;
import org.dalel.gui.cases.Cases;
import org.dalel.gui.server.Problem;

/** Wallets, what belongs to them, and the secrets of the case. */
public final class WalletEndpoints {
  private static final int MOST = 2_000;

  /** Keys are told one by one, the more telling first. */
  private static final LinkedPlaces.Request LINKS =
      new LinkedPlaces.Request("wallet-address", List.of("seed-phrase", "extended-key"));

  private final CaseScope scope;

  /** Over the open cases. */
  public WalletEndpoints(Cases cases) {
    this.scope = new CaseScope(cases);
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            CaseScope.PATH + "/wallets",
            "Wallets, keys outside of wallets, hardware wallets and what belongs together.",
            this::wallets),
        Endpoint.get(
            CaseScope.PATH + "/secrets",
            "Passwords, seed phrases and keys, masked, and what is or was locked.",
            this::secrets),
        Endpoint.post(
            CaseScope.PATH + "/secrets/reveal",
            "The secrets in clear; an entry in the custody chain is written before.",
            this::reveal));
  }

  private void wallets(Context request) throws Exception {
    request.json(scope.open(request).remembered("wallets", Map.class, WalletEndpoints::wallets));
  }

  private static Map<String, Object> wallets(CaseReader reader) throws IOException {
    Map<String, List<ListedLock>> locks = new HashMap<>();
    reader.locks(
        lock ->
            locks
                .computeIfAbsent(lock.item().locator().toString(), l -> new ArrayList<>())
                .add(lock));
    List<Object> wallets = new ArrayList<>();
    List<Object> keys = new ArrayList<>();
    List<Object> devices = new ArrayList<>();
    long[] mentions = new long[1];
    reader.wallets(
        place -> {
          if (place.isWallet()) {
            String locator = place.item().locator().toString();
            add(
                wallets,
                WalletsJson.place("wallet", place, locks.getOrDefault(locator, List.of())));
          } else if (place.hasSecrets()) {
            add(keys, WalletsJson.place("keys", place, List.of()));
          } else if (place.devices().isEmpty()) {
            mentions[0]++;
          }
          for (WalletPlace.Device device : place.devices()) {
            add(devices, WalletsJson.device(place, device));
          }
        });
    List<Object> links = new ArrayList<>();
    reader.links(LINKS).forEach(link -> add(links, WalletsJson.link(link)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("wallets", wallets);
    answer.put("keys", keys);
    answer.put("devices", devices);
    answer.put("links", links);
    answer.put("mentions", mentions[0]);
    answer.put("most", MOST);
    return answer;
  }

  private static void add(List<Object> list, Map<String, Object> one) {
    if (list.size() < MOST) {
      list.add(one);
    }
  }

  private void secrets(Context request) throws Exception {
    request.json(
        scope.open(request).remembered("secrets", Map.class, reader -> secrets(reader, false)));
  }

  private void reveal(Context request) throws Exception {
    var opened = scope.open(request);
    CustodyChain chain = CustodyChain.open(opened.folder());
    if (!chain.isWritable()) {
      throw Problem.badRequest(
          "Secrets are shown only when that can be recorded; the case is read-only.");
    }
    String actor = Request.session(request).examiner();
    chain.append(actor, "reveal", Map.of("what", "secrets"));
    request.json(opened.read(reader -> secrets(reader, true)));
  }

  private static Map<String, Object> secrets(CaseReader reader, boolean reveal) throws IOException {
    List<Object> secrets = new ArrayList<>();
    List<Object> locks = new ArrayList<>();
    reader.secrets(secret -> add(secrets, SecretsJson.secret(secret, reveal)));
    reader.locks(lock -> add(locks, SecretsJson.lock(lock)));
    return Map.of("secrets", secrets, "locks", locks);
  }
}
