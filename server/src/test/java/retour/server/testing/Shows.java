package retour.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The clauses of the three stores that a test shows at work; their table in {@code docs/clauses.md} names the test. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {

  /** Ids, such as {@code IP-23}. */
  String[] value();
}
