package org.dalel.cli;

import java.util.Map;
import org.dalel.casefile.CaseFolder;
import org.dalel.custody.CustodyChain;

/** Records what a command does in the custody chain, and prints the chain's head. */
final class Custody {
  private final Output output;
  private final CustodyChain chain;

  Custody(Output output, CaseFolder folder) {
    this.output = output;
    this.chain = CustodyChain.open(folder);
  }

  /** Records an action before it is done; on read-only media says that it is not recorded. */
  void record(String actor, String action, Map<String, ?> details) {
    if (chain.isWritable()) {
      chain.append(actor, action, details);
    } else {
      output.note("custody: the case is read-only; this " + action + " is not recorded");
    }
  }

  /** Prints length and hash of the chain on standard error. */
  void printHead() {
    output.note("custody: " + chain.head());
  }

  CustodyChain chain() {
    return chain;
  }
}
