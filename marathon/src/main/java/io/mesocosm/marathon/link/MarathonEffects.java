package io.mesocosm.marathon.link;

import io.mesocosm.base.loops.Effects;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Replies;
import io.mesocosm.base.loops.Timers;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.marathon.core.Alarm;
import io.mesocosm.marathon.core.Effect;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.messages.Reply;
import java.util.function.Consumer;

/// Carries out what the core orders.
public final class MarathonEffects implements Effects<Effect, Input> {
  private final FrameworkIdentity identity;
  private final Master master;
  private final Prober prober;
  private final Timers<Alarm, Input> timers;
  private final Replies<Reply> replies;
  private final Listeners listeners;
  private final Consumer<String> quit;

  /// Where calls to the master go.
  public interface Master {
    void send(Call call) throws InterruptedException;
  }

  /// @param identity that we subscribed with
  /// @param quit told why this Marathon ends
  public MarathonEffects(
      FrameworkIdentity identity,
      Master master,
      Prober prober,
      Timers<Alarm, Input> timers,
      Replies<Reply> replies,
      Listeners listeners,
      Consumer<String> quit) {
    this.identity = identity;
    this.master = master;
    this.prober = prober;
    this.timers = timers;
    this.replies = replies;
    this.listeners = listeners;
    this.quit = quit;
  }

  @Override
  public void run(Effect effect, Inbox<Input> inbox) {
    switch (effect) {
      case Effect.Tell(var call) -> send(call);
      case Effect.TakeRoles(var roles) ->
          send(new Call.UpdateFramework(identity.withRoles(roles.toArray(String[]::new))));
      case Effect.Launch launch -> send(TaskInfos.accept(launch));
      case Effect.Answer(var ticket, var reply) -> replies.answer(ticket, reply);
      case Effect.Arm(var alarm, var at) -> timers.arm(alarm, at, new Input.Due(alarm), inbox);
      case Effect.Disarm(var alarm) -> timers.cancel(alarm);
      case Effect.Probe(var task, var check, var target) ->
          prober.look(target, result -> inbox.put(new Input.Probed(task, check, result)));
      case Effect.ProbeReadiness(var task, var check, var target) ->
          prober.look(target, result -> inbox.put(new Input.ReadinessProbed(task, check, result)));
      case Effect.Quit(var why) -> quit.accept(why);
      case Effect.Publish(var event) -> listeners.tell(event);
    }
  }

  private void send(Call call) {
    try {
      master.send(call);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
