package org.entrain.teams;

import com.microsoft.bot.builder.Bot;
import com.microsoft.bot.builder.BotAdapter;
import com.microsoft.bot.builder.BotCallbackHandler;
import com.microsoft.bot.builder.BotFrameworkAdapter;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.builder.TurnContextImpl;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ConversationReference;
import com.microsoft.bot.schema.ResourceResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The SDK's turn around one verified activity, on the thread of its request. The SDK's own HTTP adapter is not used: it
 * verifies too little, sends what it should not, and brings a transport that is given up.
 */
final class TeamsAdapter extends BotAdapter {
    private static final InvokeResponse OK = new InvokeResponse(200, null);

    private final Bot bot;

    TeamsAdapter(Bot bot) {
        this.bot = bot;
    }

    /** What to answer to {@code activity}. */
    InvokeResponse receive(Activity activity) {
        var turn = new Turn(this, activity);
        runPipeline(turn, bot::onTurn).join();
        InvokeResponse answer = turn.getTurnState().get(BotFrameworkAdapter.INVOKE_RESPONSE_KEY);
        return answer == null ? OK : answer;
    }

    /** As the SDK's, but for its change of the locale of the whole program to that of whoever wrote last. */
    @Override
    protected CompletableFuture<Void> runPipeline(TurnContext turn, BotCallbackHandler callback) {
        return getMiddlewareSet().receiveActivityWithStatus(turn, callback);
    }

    /** Keeps the answer to an invoke, which is all that the SDK's handlers send by themselves. */
    @Override
    public CompletableFuture<ResourceResponse[]> sendActivities(TurnContext turn, List<Activity> activities) {
        for (Activity activity : activities) {
            if (!activity.isType("invokeResponse")) {
                return CompletableFuture.failedFuture(notHere());
            }
            turn.getTurnState().replace(BotFrameworkAdapter.INVOKE_RESPONSE_KEY, activity.getValue());
        }
        return CompletableFuture.completedFuture(
                activities.stream().map(activity -> new ResourceResponse()).toArray(ResourceResponse[]::new));
    }

    @Override
    public CompletableFuture<ResourceResponse> updateActivity(TurnContext turn, Activity activity) {
        return CompletableFuture.failedFuture(notHere());
    }

    @Override
    public CompletableFuture<Void> deleteActivity(TurnContext turn, ConversationReference reference) {
        return CompletableFuture.failedFuture(notHere());
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("Messages are sent by TeamsConnector");
    }

    /**
     * The SDK's turn closes itself in a finalizer, and there is nothing to close. Without one it is garbage like any other;
     * with one, all it holds outlives the next collection.
     */
    @SuppressWarnings({"removal", "Finalize", "try"}) // the SDK's own choices
    private static final class Turn extends TurnContextImpl {
        Turn(BotAdapter adapter, Activity activity) {
            super(adapter, activity);
        }

        @Override
        public void finalize() {}
    }
}
