package io.mesocosm.protocol.resources;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// An amount of one kind with one set of tags.
///
/// @param name `cpus`, `mem` (MB), `disk` (MB), `gpus`, `ports`, or any other word
/// @param value scalar, ranges or items
/// @param copies how often a shared volume is held; 1 for everything that is not shared
public record Resource(String name, Value value, Tags tags, int copies) {

  public Resource(String name, Value value, Tags tags) {
    this(name, value, tags, 1);
  }

  public static Resource scalar(String name, double amount) {
    return new Resource(name, Scalar.of(amount), Tags.PLAIN);
  }

  public Resource with(UnaryOperator<Tags> change) {
    return new Resource(name, value, change.apply(tags), copies);
  }

  public String role() {
    return tags.role();
  }

  public boolean isReserved() {
    return !tags.reservations().isEmpty();
  }

  public boolean isPersistentVolume() {
    return tags.disk() != null && tags.disk().persistence() != null;
  }

  /// Whether it has an amount at all; nothing is dropped from sums.
  public boolean isEmpty() {
    return copies <= 0
        || switch (value) {
          case Scalar scalar -> !scalar.isPositive();
          case Ranges ranges -> ranges.isEmpty();
          case Items items -> items.items().isEmpty();
          case Value.Text _ -> true;
        };
  }

  /// The sum as one resource, or empty when the two must stand side by side.
  Optional<Resource> plus(Resource other) {
    if (!isLike(other)) {
      return Optional.empty();
    }
    if (tags.shared()) {
      return value.equals(other.value)
          ? Optional.of(new Resource(name, value, tags, copies + other.copies))
          : Optional.empty();
    }
    return tags.isThing() ? Optional.empty() : sum(other).map(this::withValue);
  }

  /// What is left when `other` is taken away, or empty when `other` is another kind of thing.
  Optional<Resource> minus(Resource other) {
    if (!isLike(other)) {
      return Optional.empty();
    }
    if (tags.shared() || tags.isThing()) {
      return value.equals(other.value)
          ? Optional.of(new Resource(name, value, tags, copies - other.copies))
          : Optional.empty();
    }
    return difference(other).map(this::withValue);
  }

  boolean contains(Resource other) {
    if (!isLike(other)) {
      return false;
    }
    if (tags.shared() || tags.isThing()) {
      return value.equals(other.value) && copies >= other.copies;
    }
    return switch (value) {
      case Scalar mine -> other.value instanceof Scalar its && mine.compareTo(its) >= 0;
      case Ranges mine -> other.value instanceof Ranges its && mine.contains(its);
      case Items mine -> other.value instanceof Items its && mine.contains(its);
      case Value.Text _ -> false;
    };
  }

  private boolean isLike(Resource other) {
    return name.equals(other.name) && tags.equals(other.tags);
  }

  private Resource withValue(Value other) {
    return new Resource(name, other, tags, copies);
  }

  private Optional<Value> sum(Resource other) {
    return switch (value) {
      case Scalar mine when other.value instanceof Scalar its -> Optional.of(mine.plus(its));
      case Ranges mine when other.value instanceof Ranges its -> Optional.of(mine.plus(its));
      case Items mine when other.value instanceof Items its -> Optional.of(mine.plus(its));
      case Scalar _, Ranges _, Items _, Value.Text _ -> Optional.empty();
    };
  }

  private Optional<Value> difference(Resource other) {
    return switch (value) {
      case Scalar mine when other.value instanceof Scalar its -> Optional.of(mine.minus(its));
      case Ranges mine when other.value instanceof Ranges its -> Optional.of(mine.minus(its));
      case Items mine when other.value instanceof Items its -> Optional.of(mine.minus(its));
      case Scalar _, Ranges _, Items _, Value.Text _ -> Optional.empty();
    };
  }

  /// `cpus(role):4`, for logs.
  @Override
  public String toString() {
    return (isReserved() ? name + "(" + role() + ")" : name)
        + (tags.disk() == null ? "" : "[" + tags.disk() + "]")
        + (tags.revocable() ? "{REV}" : "")
        + (tags.shared() ? "<" + copies + ">" : "")
        + ":"
        + value;
  }
}
