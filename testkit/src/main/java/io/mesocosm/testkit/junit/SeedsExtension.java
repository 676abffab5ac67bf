package io.mesocosm.testkit.junit;

import io.mesocosm.testkit.time.Seed;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// What [Seeds] does.
final class SeedsExtension implements TestTemplateInvocationContextProvider {
  private static final FailedSeeds FAILED = FailedSeeds.ofThisModule();

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Seeds.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return seeds(context).mapToObj(value -> new OneSeed(new Seed(value)));
  }

  private static LongStream seeds(ExtensionContext context) {
    var one = Long.getLong("seed");
    if (one != null) {
      return LongStream.of(one);
    }
    var count = context.getRequiredTestMethod().getAnnotation(Seeds.class).value();
    var known = FAILED.of(name(context)).stream().mapToLong(Long::longValue);
    return LongStream.concat(known, LongStream.rangeClosed(1, Long.getLong("seeds", count)))
        .distinct();
  }

  private static String name(ExtensionContext context) {
    return context.getRequiredTestClass().getName()
        + "#"
        + context.getRequiredTestMethod().getName();
  }

  private record OneSeed(Seed seed) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocation) {
      return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Given(seed), new Remember(seed));
    }
  }

  private record Given(Seed seed) implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Seed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return seed;
    }
  }

  private record Remember(Seed seed) implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
      var name = name(context);
      FAILED.add(name, seed.value());
      throw new AssertionError(
          "%s failed with seed %s; replay it with: mvn test -pl %s -am -Dtest=%s -Dseed=%s -Dsurefire.failIfNoSpecifiedTests=false%n%s"
              .formatted(
                  name,
                  seed,
                  FAILED.module(),
                  context.getRequiredTestClass().getSimpleName()
                      + "#"
                      + context.getRequiredTestMethod().getName(),
                  seed,
                  failure.getMessage()),
          failure);
    }
  }
}
