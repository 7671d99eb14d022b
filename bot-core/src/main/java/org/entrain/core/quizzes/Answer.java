package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.UUID;
import org.entrain.core.chat.Account;
import org.entrain.core.questions.Response;

/**
 * What somebody answered to one question of a run, marked.
 *
 * @param number of the question, from 0
 * @param attempt 1 in the quiz itself, 2 at another try after it closed
 * @param share of the question's points, from 0 to 1
 */
record Answer(Account account, UUID run, int number, int attempt, Response response, double share, Instant at) {}
