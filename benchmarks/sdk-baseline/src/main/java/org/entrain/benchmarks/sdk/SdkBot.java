package org.entrain.benchmarks.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.bot.builder.ActivityHandler;
import com.microsoft.bot.builder.BotFrameworkAdapter;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.connector.authentication.ChannelValidation;
import com.microsoft.bot.connector.authentication.SimpleCredentialProvider;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.AdaptiveCardInvokeResponse;
import com.microsoft.bot.schema.AdaptiveCardInvokeValue;
import io.javalin.Javalin;
import java.util.concurrent.CompletableFuture;

/** A bot that does nothing, wholly by the SDK: its token check, its adapter, its handler, its reading of JSON. */
public final class SdkBot extends ActivityHandler {
    /** Arguments: the port, the bot's app id, where the keys are described. */
    public static void main(String[] arguments) {
        ChannelValidation.setOpenIdMetaDataUrl(arguments[2]);
        var adapter = new BotFrameworkAdapter(new SimpleCredentialProvider(arguments[1], "secret"));
        var json = new ObjectMapper().findAndRegisterModules();
        var bot = new SdkBot();
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.get("/healthz", context -> context.result("ok"));
                    config.routes.post("/api/messages", context -> {
                        Activity activity = json.readValue(context.bodyInputStream(), Activity.class);
                        var answer = adapter.processActivity(context.header("Authorization"), activity, bot::onTurn)
                                .join();
                        context.status(answer.getStatus());
                        context.contentType("application/json; charset=utf-8");
                        context.result(json.writeValueAsBytes(answer.getBody()));
                    });
                })
                .start("127.0.0.1", Integer.parseInt(arguments[0]));
    }

    @Override
    protected CompletableFuture<AdaptiveCardInvokeResponse> onAdaptiveCardInvoke(
            TurnContext context, AdaptiveCardInvokeValue value) {
        var answer = new AdaptiveCardInvokeResponse();
        answer.setStatusCode(200);
        answer.setType("application/vnd.microsoft.activity.message");
        answer.setValue("");
        return CompletableFuture.completedFuture(answer);
    }
}
