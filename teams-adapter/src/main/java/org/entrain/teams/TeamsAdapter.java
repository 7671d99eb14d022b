package org.entrain.teams;

import com.microsoft.bot.builder.Bot;
import com.microsoft.bot.builder.BotAdapter;
import com.microsoft.bot.builder.BotCallbackHandler;
import com.microsoft.bot.builder.BotFrameworkAdapter;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.builder.TurnContextImpl;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
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
    private final TeamsPresses presses;

    TeamsAdapter(Bot bot, TeamsPresses presses) {
        this.bot = bot;
        this.presses = presses;
    }

    /** What to answer to {@code activity}. */
    InvokeResponse receive(Activity activity) {
        if (activity.isType(ActivityTypes.INVOKE)) {
            // In a turn its answer would be one more activity, sent to be kept until the turn ends.
            return presses.answer(activity);
        }
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

    @Override
    public CompletableFuture<ResourceResponse[]> sendActivities(TurnContext turn, List<Activity> activities) {
        return CompletableFuture.failedFuture(notHere());
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
