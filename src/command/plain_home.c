/* SPDX-License-Identifier: MIT */
/* A copy comes home: what it brings is read out, then all of it is taken in at once. */
#include "plain_away_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/command/away.h"
#include "hub/service/homecoming.h"
#include "hub/service/questions.h"
#include "plain_screens_priv.h"

#include <inttypes.h>

static void say_lines(struct plain *p, const char *heading, const struct return_line *lines, size_t count)
{
    if (count) {
        say(p, "%s:", heading);
    }
    for (size_t i = 0; i < count && !p->ended; i++) {
        say(p, "%s", lines[i].text);
    }
}

static void say_rota(struct plain *p, const struct rota_news *n)
{
    for (size_t i = 0; i < n->row_count && !p->ended; i++) {
        const struct rota_news_row *r = &n->rows[i];
        say(p, "%s: %s%s%s", rule_level_shown(r->level), r->sentence,
            str_empty(r->fix) ? "" : ". Try: ", str_empty(r->fix) ? "" : r->fix);
    }
}

static void say_plan(struct plain *p, const struct return_plan *plan)
{
    say(p, "Copy %" PRId64 "%s%s. %s", plan->number, str_empty(plan->holder) ? "" : ", ",
        str_empty(plan->holder) ? "" : plan->holder, plan->summary);
    for (int i = 0; i < GUARDS; i++) {
        if ((plan->guards & (1u << i)) && !str_empty(plan->guard_words[i])) {
            say(p, "Please check first: %s", plan->guard_words[i]);
        }
    }
    say_lines(p, "What comes home", plan->lines, plan->line_count);
    say_lines(p, "Questions it will leave", plan->asks, plan->ask_count);
    say_rota(p, &plan->rota);
}

static void say_home(struct plain *p, int64_t number, const struct return_done *done)
{
    struct hub_err ignored;
    int64_t open = 0;
    for (size_t i = 0; i < done->receipt_lines && !p->ended; i++) {
        say(p, "%s", done->receipt[i]);
    }
    say(p, "u takes all of it back.");
    if (hub_questions_open(p->h, &open, &ignored) == HUB_OK && open > 0 &&
        ask_yes(p, arena_printf(p->a, "%" PRId64 " %s to decide. Now?", open,
                       words_many(open, "question is", "questions are")))) {
        plain_questions(p);
    }
    if (!p->ended && ask_yes(p, "Print the receipt?")) {
        plain_print(p, "return", arena_printf(p->a, "%" PRId64, number));
    }
    if (!p->ended && ask_yes(p, "Take a fresh copy? The one that came home is done with.")) {
        plain_take_copy(p);
    }
}

static void bring(struct plain *p, struct return_plan *plan)
{
    struct return_done done;
    struct hub_err err;
    if (plan->guards & (1u << GUARD_OLD)) {
        return; /* that was said */
    }
    if (!ask_yes(p, "Bring it home?") ||
        (plan->needs_yes && !ask_yes(p, "There was something to check. Bring it home all the same?"))) {
        say(p, "Nothing was taken in.");
        return;
    }
    if (hub_return(p->h, plan, plan->needs_yes, p->a, &done, &err) == HUB_OK) {
        say_home(p, plan->number, &done);
    } else {
        say_error(p, &err);
    }
}

/* With the hub's own key, then with a passphrase, until it opens or none is given. */
static enum hub_rc open_it(struct plain *p, struct return_ask *ask, struct secret *words,
    struct return_plan *plan, struct hub_err *err)
{
    enum hub_rc rc = hub_return_look(p->h, ask, p->a, plan, err);
    while (rc == HUB_EDENIED && plan->wants_passphrase && !p->ended) {
        if (ask->passphrase) {
            say(p, "%s", away_wrong(err->msg, words->text, p->a));
        }
        if (!plain_passphrase(p, "Passphrase of the copy: ", words)) {
            break;
        }
        ask->passphrase = words->text;
        rc = hub_return_look(p->h, ask, p->a, plan, err);
    }
    if (rc == HUB_ECORRUPT && !ask->salvage) {
        say_error(p, err);
        ask->salvage = ask_yes(p, "Take what can be read of it? You hear it first.");
        rc = ask->salvage ? hub_return_look(p->h, ask, p->a, plan, err) : rc;
    }
    return rc;
}

void plain_bring_home(struct plain *p)
{
    const char *files[AWAY_FILES];
    struct hub_err err;
    struct secret words;
    struct return_plan plan = {0};
    if (is_hidden(p)) {
        return;
    }
    if (p->inv->program->guest) {
        say(p, "%s", away_from_there(p->inv, p->a));
        return;
    }
    size_t count = away_files(p->inv, p->a, files);
    const char *path = plain_path(p, "Bring it home. Which copy?", files, count);
    if (!path) {
        return;
    }
    struct return_ask ask = {
        .path = away_path(p->inv, path, "", hub_today(p->h), p->a), .sent_at = STAMP_NONE};
    secret_open(&words);
    enum hub_rc rc = open_it(p, &ask, &words, &plan, &err);
    secret_close(&words);
    if (rc == HUB_OK) {
        say_plan(p, &plan);
        bring(p, &plan);
        hub_return_forget(&plan);
    } else if (!p->ended) {
        say_error(p, &err);
    }
}
