package io.mesocosm.master.link;

import io.mesocosm.base.loops.Effects;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Replies;
import io.mesocosm.base.loops.Timers;
import io.mesocosm.master.core.Effect;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.Timer;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.wire.AgentMessages;
import io.mesocosm.protocol.libprocess.LibprocessSender;
import io.mesocosm.protocol.libprocess.Pid;
import java.lang.System.Logger.Level;

/// Carries out the orders of the core, on the loop's thread; nothing here blocks.
public final class Orders implements Effects<Effect, Input> {
  private static final System.Logger LOG = System.getLogger(Orders.class.getName());

  private final Pid self;
  private final Timers<Timer, Input> timers;
  private final LibprocessSender agents;
  private final SchedulerStreams schedulers;
  private final OperatorStreams operators;
  private final Replies<Answer> replies;

  /// @param self as agents know the master
  public Orders(
      Pid self,
      Timers<Timer, Input> timers,
      LibprocessSender agents,
      SchedulerStreams schedulers,
      OperatorStreams operators,
      Replies<Answer> replies) {
    this.self = self;
    this.timers = timers;
    this.agents = agents;
    this.schedulers = schedulers;
    this.operators = operators;
    this.replies = replies;
  }

  @Override
  public void run(Effect effect, Inbox<Input> inbox) {
    switch (effect) {
      case Effect.Arm(var timer, var at) -> timers.arm(timer, at, new Input.Rang(timer), inbox);
      case Effect.Disarm(var timer) -> timers.cancel(timer);
      case Effect.Link(var agent) -> agents.link(agent);
      case Effect.Order(var agent, var order) -> send(agent, order, inbox);
      case Effect.Tell(var _, var stream, var event) -> schedulers.tell(stream, event);
      case Effect.EndStream(var stream) -> schedulers.end(stream);
      case Effect.OperationDropped dropped -> ClusterLog.dropped(dropped);
      case Effect.RefuseStream(var stream, var why) -> {
        ClusterLog.refused(stream, why);
        schedulers.tell(stream, new SchedulerEvent.Ended(why));
        schedulers.end(stream);
      }
      case Effect.Reply(var ticket, var answer) -> replies.answer(ticket, answer);
      case Effect.Show(var ticket, var state) -> operators.show(ticket, state);
      case Effect.Publish(var event) -> {
        ClusterLog.tell(event);
        operators.publish(event);
      }
    }
  }

  /// What is lost on the way comes back by the protocol: pings, repeated updates, reconciliation of
  /// an agent that registers again. One that does not keep up is made to do so.
  private void send(Pid agent, AgentOrder order, Inbox<Input> inbox) {
    if (!agents.send(AgentMessages.write(self, agent, order))
        && !inbox.offer(new Input.LinkBroken(agent))) {
      LOG.log(Level.WARNING, "order_lost agent={0} order={1}", agent, order.getClass());
    }
  }
}
