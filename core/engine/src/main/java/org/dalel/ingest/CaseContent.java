package org.dalel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dalel.api.DalelApi;
import org.dalel.api.Secret;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedItem;
import org.dalel.content.AnalysisContext;
import org.dalel.content.ContentAnalyzer;
import org.dalel.content.ContentSource;
import org.dalel.content.TypeDetector;
import org.dalel.evidence.EvidenceInspector;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.ItemContent;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.export.ContentOpener;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.ExtractionLimits;

/**
 * Reads the bytes of a case's items again from the evidence; embedded documents are taken out of
 * their containers again. Belongs to one thread; a stream is valid until the next is opened.
 */
public final class CaseContent implements ContentOpener, EvidenceLookup, AutoCloseable {
  private final CaseFolder folder;
  private final CaseReader reader;
  private final Connection connection;
  private final ItemOpener opener = new ItemOpener(this);
  private final Map<Long, EvidenceRecord> evidence = new HashMap<>();
  private final Map<Long, FileSystemRecord> fileSystems = new HashMap<>();
  private final Map<Long, EvidenceImage> images = new HashMap<>();
  private final Supplier<ExtensionHost> plugins;
  private final boolean ownsPlugins;
  private Optional<ExtensionHost> host = Optional.empty();
  private Optional<List<Secret>> secrets = Optional.empty();
  private Optional<BesideContent> beside = Optional.empty();
  private TypeDetector detector;
  private ContentAnalyzer analyzer;
  private ItemContent current;

  /** The contents of a case, as far as the engine itself reads containers. */
  public CaseContent(CaseFolder folder) {
    this(folder, ExtensionHost.none());
  }

  /**
   * The contents of a case, with the container readers of plugins, which are loaded when a
   * container is first read again.
   *
   * @param pluginFolders where they are looked for
   * @param pluginCache where they are unpacked
   */
  public CaseContent(CaseFolder folder, List<Path> pluginFolders, Path pluginCache) {
    this(folder, () -> openHost(pluginFolders, pluginCache), true);
  }

  /**
   * The contents of a case.
   *
   * @param host the plugins whose container readers took part when the case was made
   */
  CaseContent(CaseFolder folder, ExtensionHost host) {
    this(folder, () -> host, false);
  }

  private CaseContent(CaseFolder folder, Supplier<ExtensionHost> plugins, boolean ownsPlugins) {
    this.plugins = plugins;
    this.ownsPlugins = ownsPlugins;
    this.folder = folder;
    this.reader = new CaseReader(folder);
    this.connection = folder.openCase();
    try {
      EvidenceCatalog catalog = new EvidenceCatalog(connection);
      for (EvidenceRecord record : catalog.readable()) {
        evidence.put(record.id(), record);
        catalog.fileSystems(record.id()).forEach(fs -> fileSystems.put(fs.id(), fs));
      }
    } catch (SQLException e) {
      throw new CaseException(folder.root() + ": the case cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public InputStream open(Locator locator) throws IOException {
    return source(locator).open();
  }

  /** The bytes of an item; valid until the next are asked for. */
  ContentSource source(Locator locator) throws IOException {
    ListedItem item =
        reader
            .find(locator.outermost())
            .orElseThrow(
                () ->
                    new IOException(
                        locator + ": expected an item of the case, found none with this locator"));
    return source(item.itemId(), locator);
  }

  /**
   * The bytes of an item whose entry is known; valid until the next are asked for.
   *
   * @param itemId row of the entry, as {@link ListedItem#itemId()} gives it
   * @param locator of the entry, or of a document embedded in it
   */
  public ContentSource source(long itemId, Locator locator) throws IOException {
    closeCurrent();
    WorkItem work = workItem(itemId);
    current = opener.open(work);
    ContentSource source = ContentSource.of(current::read, current.size());
    String name = work.name();
    Locator at = locator.outermost();
    for (Locator.Embedded step : locator.embedded()) {
      source = take(source, name, new Way(itemId, at, step));
      name = step.name().substring(step.name().lastIndexOf('/') + 1);
      at = at.child(step);
    }
    return source;
  }

  @Override
  public EvidenceRecord evidence(long id) {
    return evidence.get(id);
  }

  @Override
  public EvidenceImage image(long evidenceId) {
    return images.computeIfAbsent(evidenceId, this::openImage);
  }

  @Override
  public FileSystemRecord fileSystem(long id) {
    return fileSystems.get(id);
  }

  private static ExtensionHost openHost(List<Path> folders, Path cache) {
    try {
      return ExtensionHost.open(folders, cache, DalelApi.VERSION, ExtractionLimits.DEFAULT);
    } catch (IOException e) {
      throw new CaseException("the plugins cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    if (beside.isPresent()) {
      beside.get().close();
    }
    if (ownsPlugins) {
      host.ifPresent(ExtensionHost::close);
    }
    closeCurrent();
    opener.close();
    for (EvidenceImage image : images.values()) {
      image.close();
    }
    reader.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private EvidenceImage openImage(long id) {
    EvidenceRecord record = evidence.get(id);
    try {
      return EvidenceInspector.open(Path.of(record.source()));
    } catch (IOException e) {
      throw new CaseException(
          record.label()
              + ": expected the evidence at "
              + record.source()
              + ", found: "
              + e.getMessage()
              + "; bring it back to that place",
          e);
    }
  }

  private void closeCurrent() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private WorkItem workItem(long id) throws IOException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + WorkItemRow.COLUMNS + " FROM item WHERE id = ?")) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return WorkItemRow.read(row);
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * A step into a container.
   *
   * @param itemId the item that it is or that holds it
   * @param container where it lies
   */
  private record Way(long itemId, Locator container, Locator.Embedded step) {}

  private ContentSource take(ContentSource container, String name, Way way) throws IOException {
    Locator.Embedded step = way.step();
    if (analyzer == null) {
      detector = new TypeDetector();
      analyzer = new ContentAnalyzer();
    }
    if (host.isEmpty()) {
      host = Optional.of(plugins.get());
    }
    ContainerReaders readers = new ContainerReaders(host.get());
    String type = readers.typeOf(detector.detect(container, name), name, container, () -> "");
    boolean placed = ContainerReaders.placedReader(type).isPresent();
    Optional<BesideContent.Stored> stored =
        placed ? beside().stored(way.itemId(), way.container(), step) : Optional.empty();
    if (stored.isPresent()) {
      return stored(stored.get());
    }
    Optional<Neighbours> place =
        placed ? Optional.of(beside().of(way.itemId(), way.container())) : Optional.empty();
    Readings readings = Readings.again(host.get(), secrets(), () -> {}, place);
    ChildFinder finder = new ChildFinder(step);
    analyzer.analyze(
        container,
        ContentKeys.nameFor(type, name),
        type,
        finder,
        limits(container.size()),
        readings.calls(type, container, reader -> false),
        readings.secrets());
    return finder
        .found()
        .orElseThrow(
            () ->
                new IOException(
                    way.container().child(step)
                        + ": expected '"
                        + step.name()
                        + "' in its container, found "
                        + (finder.hasContent()
                            ? "no such document; the plugin that reads it may be another than when the case was made (dalel plugins list)"
                            : "it without content")));
  }

  /** The bytes of a file that lies beside its container, in place of the container. */
  private ContentSource stored(BesideContent.Stored stored) throws IOException {
    if (stored.inside().isPresent()) {
      return source(stored.itemId(), stored.inside().get());
    }
    closeCurrent();
    current = opener.open(workItem(stored.itemId()));
    return ContentSource.of(current::read, current.size());
  }

  private BesideContent beside() throws IOException {
    if (beside.isEmpty()) {
      beside = Optional.of(new BesideContent(folder, reader, this, host.orElseThrow()));
    }
    return beside.get();
  }

  /** All that the case knows when it is first asked for. */
  private List<Secret> secrets() throws IOException {
    if (secrets.isEmpty()) {
      try {
        secrets = Optional.of(KnownSecrets.read(connection).all());
      } catch (SQLException e) {
        throw new IOException("the secrets of the case cannot be read: " + e.getMessage(), e);
      }
    }
    return secrets.get();
  }

  /** A child is as large as it was when the case was made, whatever else is not read now. */
  private static AnalysisContext limits(long containerBytes) {
    return new AnalysisContext(
        AnalysisContext.defaults().maxText(),
        Integer.MAX_VALUE,
        EmbeddedTally.bytesAllowed(containerBytes),
        Long.MAX_VALUE / 4,
        Long.MAX_VALUE / 4);
  }
}
