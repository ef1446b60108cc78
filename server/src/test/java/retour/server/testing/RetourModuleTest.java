package retour.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import retour.server.RetourServer;

/**
 * A test of one feature with the whole application around it and a fresh database of its own class. Where a feature's objects can be built by hand, {@link TestDatabase} alone is quicker.
 *
 * <p>The application starts once for all such classes, so a feature must not remember rows across classes other than by
 * their own ids. {@link TestClock} can be injected and moved.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = RetourServer.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestPlatform.class)
@TestExecutionListeners(
    listeners = FreshDatabaseForClass.class,
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface RetourModuleTest {}
