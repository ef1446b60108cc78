package retour.server.order;

/** Is told of an import as it goes. */
public interface ImportWatcher {

  /** @param of size of the file in bytes */
  void read(long bytes, long of);

  /** An order, or a product, was not taken for this reason. */
  void fault(ImportFault fault);
}
