package io.mesocosm.protocol.resources;

import io.mesocosm.base.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A bag of resources: amounts that can be added are added, volumes and whole disks stand side by
/// side, nothing is kept of what is empty. Two bags are equal when each contains the other; the
/// order of the items is that of their arrival.
public final class Resources {
  public static final Resources NONE = new Resources(List.of());

  private final List<Resource> items;

  private Resources(List<Resource> items) {
    this.items = items;
  }

  public static Resources of(Collection<Resource> resources) {
    var sum = new ArrayList<Resource>();
    resources.forEach(resource -> add(sum, resource));
    return sum.isEmpty() ? NONE : new Resources(Collections.unmodifiableList(sum));
  }

  public static Resources of(Resource... resources) {
    return of(List.of(resources));
  }

  /// Reads `cpus:4;mem(role):2048;ports:[31000-32000]`; what names no role is reserved for
  /// `defaultRole`, unless that is `*`.
  public static Outcome<Resources> parse(String text, String defaultRole) {
    return ResourceText.parse(text, defaultRole);
  }

  public List<Resource> items() {
    return items;
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  public Resources plus(Resources other) {
    if (other.isEmpty()) {
      return this;
    }
    var sum = new ArrayList<>(items);
    other.items.forEach(resource -> add(sum, resource));
    return new Resources(Collections.unmodifiableList(sum));
  }

  /// Without `other`. What is not here is not taken; a scalar does not fall below zero.
  public Resources minus(Resources other) {
    var rest = new ArrayList<>(items);
    other.items.forEach(resource -> subtract(rest, resource));
    return rest.isEmpty() ? NONE : new Resources(Collections.unmodifiableList(rest));
  }

  /// Whether all of `other` can be taken from here, tags and all.
  public boolean contains(Resources other) {
    var rest = new ArrayList<>(items);
    for (Resource wanted : other.items) {
      if (rest.stream().noneMatch(resource -> resource.contains(wanted))) {
        return false;
      }
      subtract(rest, wanted);
    }
    return true;
  }

  public Resources filter(Predicate<Resource> keep) {
    return of(items.stream().filter(keep).toList());
  }

  /// The same amounts with other tags; what then is alike adds up.
  public Resources retag(UnaryOperator<Tags> change) {
    return of(items.stream().map(resource -> resource.with(change)).toList());
  }

  public Resources allocate(String role) {
    return retag(tags -> tags.withAllocatedTo(role));
  }

  public Resources unallocate() {
    return retag(tags -> tags.withAllocatedTo(""));
  }

  /// Everything with one more layer of reservation on top.
  public Resources push(Reservation layer) {
    return retag(tags -> tags.push(layer));
  }

  /// Everything without its topmost layer of reservation.
  public Resources pop() {
    return retag(tags -> tags.reservations().isEmpty() ? tags : tags.pop());
  }

  public Resources unreserved() {
    return filter(resource -> !resource.isReserved());
  }

  public Resources reserved() {
    return filter(Resource::isReserved);
  }

  /// What is reserved for exactly `role`.
  public Resources reservedTo(String role) {
    return filter(resource -> resource.isReserved() && resource.role().equals(role));
  }

  /// What a framework of `role` may be offered: unreserved, or reserved for the role or one of its
  /// ancestors.
  public Resources allocatableTo(String role) {
    return filter(resource ->
        !resource.isReserved()
            || resource.role().equals(role)
            || role.startsWith(resource.role() + "/"));
  }

  /// By effective role, in the order of the roles; unreserved resources are not in it.
  public SequencedMap<String, Resources> reservations() {
    return reserved().by(Resource::role);
  }

  /// By the role it is allocated to, in the order of the roles.
  public SequencedMap<String, Resources> allocations() {
    return by(resource -> resource.tags().allocatedTo());
  }

  private SequencedMap<String, Resources> by(Function<Resource, String> role) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                role,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Resources::of)));
  }

  public Resources nonRevocable() {
    return filter(resource -> !resource.tags().revocable());
  }

  public Resources nonShared() {
    return filter(resource -> !resource.tags().shared());
  }

  /// The sum of all scalars called `name`, whatever their tags.
  public Scalar scalar(String name) {
    var sum = Scalar.ZERO;
    for (Resource resource : items) {
      if (resource.name().equals(name) && resource.value() instanceof Scalar amount) {
        sum = sum.plus(amount);
      }
    }
    return sum;
  }

  /// All numbers of the ranges called `name`, whatever their tags.
  public Ranges ranges(String name) {
    var sum = Ranges.NONE;
    for (Resource resource : items) {
      if (resource.name().equals(name) && resource.value() instanceof Ranges ranges) {
        sum = sum.plus(ranges);
      }
    }
    return sum;
  }

  public Scalar cpus() {
    return scalar("cpus");
  }

  public Scalar mem() {
    return scalar("mem");
  }

  public Scalar disk() {
    return scalar("disk");
  }

  public Scalar gpus() {
    return scalar("gpus");
  }

  public Ranges ports() {
    return ranges("ports");
  }

  /// The scalars, summed by name. A shared volume counts once, however many hold it.
  public Quantities quantities() {
    var sums = new TreeMap<String, Scalar>();
    for (Resource resource : items) {
      if (resource.value() instanceof Scalar amount) {
        sums.merge(resource.name(), amount, Scalar::plus);
      }
    }
    return new Quantities(sums);
  }

  /// What the state endpoints print: `disk`, `mem`, `gpus` and `cpus` always, then the others by
  /// name; of revocable resources the name ends with `_revocable`.
  public SequencedMap<String, Value> toSimple() {
    var simple = new LinkedHashMap<String, Value>();
    List.of("disk", "mem", "gpus", "cpus").forEach(name -> simple.put(name, Scalar.ZERO));
    var others = new TreeMap<String, Value>();
    for (Resource resource : items) {
      var name = resource.tags().revocable() ? resource.name() + "_revocable" : resource.name();
      (simple.containsKey(name) ? simple : others).merge(name, resource.value(), Resources::merge);
    }
    simple.putAll(others);
    return simple;
  }

  private static Value merge(Value first, Value second) {
    return new Resource("", first, Tags.PLAIN)
        .plus(new Resource("", second, Tags.PLAIN))
        .map(Resource::value)
        .orElse(second);
  }

  private static void add(List<Resource> sum, Resource resource) {
    if (resource.isEmpty()) {
      return;
    }
    for (int i = 0; i < sum.size(); i++) {
      Optional<Resource> both = sum.get(i).plus(resource);
      if (both.isPresent()) {
        sum.set(i, both.get());
        return;
      }
    }
    sum.add(resource);
  }

  private static void subtract(List<Resource> rest, Resource resource) {
    for (int i = 0; i < rest.size(); i++) {
      Optional<Resource> left = rest.get(i).minus(resource);
      if (left.isPresent()) {
        if (left.get().isEmpty()) {
          rest.remove(i);
        } else {
          rest.set(i, left.get());
        }
        return;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Resources resources
        && items.size() == resources.items.size()
        && contains(resources)
        && resources.contains(this);
  }

  @Override
  public int hashCode() {
    return items.stream().mapToInt(Resource::hashCode).sum();
  }

  /// `cpus:4; mem(role):2048`, for logs.
  @Override
  public String toString() {
    return items.stream().map(Resource::toString).collect(Collectors.joining("; "));
  }
}
