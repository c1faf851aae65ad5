package org.dunning.reply.model;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import org.dunning.reply.MailInterpreter;
import org.dunning.reply.language.RuleInterpreter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** By rules alone, unless a language model is configured. */
@Configuration
class ModelConfiguration {

    private static final int MOST_TOKENS = 800;

    @Bean
    MailInterpreter mailInterpreter(ModelProperties properties) {
        return properties.url() == null
                ? MailInterpreter.byRules()
                : MailInterpreter.with(new ModelInterpreter(new RuleInterpreter(), model(properties)));
    }

    /** Never tried twice, and neither text nor key is logged. */
    static ChatModel model(ModelProperties properties) {
        String key = properties.apiKey();
        return OpenAiChatModel.builder()
                .baseUrl(String.valueOf(properties.url()))
                .apiKey(key == null || key.isBlank() ? "none" : key)
                .modelName(properties.name())
                .timeout(properties.timeout())
                .maxRetries(0)
                .temperature(0.0)
                .maxTokens(MOST_TOKENS)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .logRequests(false)
                .logResponses(false)
                .build();
    }
}
