/* SPDX-License-Identifier: MIT */
/* Deciding a question: one step, which can be taken back like any other. */
#include "due_priv.h"
#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/service/rota_news.h"
#include "hub/service/sealed.h"
#include "hub_priv.h"
#include "merge_priv.h"
#include "questions_priv.h"

struct settling {
    struct question_read r;
    struct question_row row;
    enum question_answer answer;
    hub_id claim;
    struct rota_news news;
    struct arena *a;
};

static enum hub_rc is_open(const struct settling *s, struct hub_err *err)
{
    char when[DATE_TEXT];
    if (s->row.open) {
        return HUB_OK;
    }
    return hub_fail(err, HUB_ECONFLICT, "Question %lld is settled already: %s%s%s%s%s.",
        (long long)s->row.number, str_empty(s->row.answer) ? "done" : s->row.answer,
        str_empty(s->row.settled_by) ? "" : ", by ", s->row.settled_by,
        wall_known(s->row.settled_at) ? ", " : "",
        wall_known(s->row.settled_at) ? wall_long(s->row.settled_at, when) : "");
}

/* The laptop's version that is meant: the one asked for, else the only one. */
static enum hub_rc pick_claim(struct settling *s, int side, struct hub_err *err)
{
    const struct question_row *q = &s->row;
    size_t laptops = 0;
    s->claim = ID_NONE;
    if (s->answer != ANSWER_LAPTOP) {
        return HUB_OK;
    }
    for (size_t i = 0; i < q->side_count; i++) {
        bool meant = side < 0 || (size_t)side == i;
        if (!q->sides[i].home && meant) {
            laptops++;
            s->claim = q->sides[i].claim;
        }
    }
    if (laptops == 0 && side >= 0) {
        return hub_fail(err, HUB_EINVAL, "That is no version of a laptop.");
    }
    if (laptops > 1 && q->which) {
        return hub_fail(err, HUB_EINVAL, "Several laptops wrote this. Say which: %s.",
            "laptop=1, laptop=2, as they stand in hub questions");
    }
    bool one = str_eq(q->kind, "two values") || q->which;
    s->claim = one ? s->claim : ID_NONE;
    return HUB_OK;
}

static enum hub_rc at_home(struct hub *h, struct hub_err *err)
{
    struct away_state s;
    hub_away_state(h, &s);
    return s.form == FORM_AWAY ? hub_fail(err, HUB_EINVAL,
                                     "Questions are settled at home, not in a copy that is away.")
                               : HUB_OK;
}

static enum hub_rc check(struct hub *h, struct settling *s, int side, struct hub_err *err)
{
    enum hub_rc rc = at_home(h, err);
    rc = rc == HUB_OK ? is_open(s, err) : rc;
    if (rc == HUB_OK && s->answer == ANSWER_BOTH && !s->row.both) {
        return hub_fail(err, HUB_EINVAL,
            "Both cannot stand here: only long texts can be joined. Choose laptop or home.");
    }
    if (rc == HUB_OK && s->r.noun && !(s->r.noun->flags & NOUN_SEALED)) {
        rc = access_check(h, VERB_WRITE, s->r.noun, err);
    }
    return rc == HUB_OK ? pick_claim(s, side, err) : rc;
}

/* Of two fields that hang together one may have to be settled before the other. */
static enum hub_rc makes_sense(struct hub *h, const struct settling *s, struct hub_err *err)
{
    struct question_read now;
    struct hub_err why;
    if (!s->r.rec || !s->r.field || record_sense(s->r.noun, s->r.rec, NULL, &why) != HUB_OK) {
        return HUB_OK;
    }
    enum hub_rc rc = question_read(h, &s->r.q, s->a, &now, err);
    if (rc == HUB_OK && now.rec && record_sense(s->r.noun, now.rec, NULL, &why) != HUB_OK) {
        return hub_fail(err, HUB_EINVAL,
            "%s If there is another question about it, settle that first.", why.msg);
    }
    return rc;
}

static enum hub_rc work(struct hub *h, void *arg, struct hub_err *err)
{
    struct settling *s = arg;
    struct rota_before *before = NULL;
    bool rota = s->r.noun && due_of_rota(s->r.noun);
    enum hub_rc rc = rota ? rota_news_begin(h, s->a, &before, err) : HUB_OK;
    rc = rc == HUB_OK ? merge_settle(h, s->row.id, s->answer, s->claim, err) : rc;
    rc = rc == HUB_OK ? makes_sense(h, s, err) : rc;
    return rc == HUB_OK && rota ? rota_news_since(h, before, s->a, &s->news, err) : rc;
}

/* What stands now, as it is read anew. */
static const char *outcome(struct hub *h, const struct settling *s)
{
    struct arena *a = s->a;
    struct telling t = {.h = h, .names = namer_create(h, a), .a = a};
    struct question_read now;
    struct hub_err ignored;
    const char *about = s->row.about;
    bool waits = !str_empty(s->row.advice), home = s->answer == ANSWER_HOME;
    if (waits) {
        return arena_printf(a,
            home ? "%s is left out. What was written stays in the history." : "%s is taken in.",
            about);
    }
    if (s->answer == ANSWER_BOTH && s->row.field->type == FIELD_NOTE) {
        return arena_printf(a, "%s has both now.", about);
    }
    if (question_read(h, &s->r.q, a, &now, &ignored) != HUB_OK || !now.rec) {
        return arena_printf(a, "%s is settled.", about);
    }
    if (!now.field || str_eq(now.q.kind, "removed and changed")) {
        bool gone = stamp_known(((const struct record *)now.rec)->removed_at);
        return arena_printf(a, gone ? "%s is in Removed now." : "%s stays.", about);
    }
    const char *value = namer_field(t.names, now.field, now.rec, true);
    return arena_printf(a, "%s is now: %s.", about, str_empty(value) ? "(empty)" : value);
}

static const char *sentence_of(struct hub *h, const struct settling *s)
{
    struct sb b = sb_on(s->a);
    const char *rota = rota_news_words(&s->news, s->a);
    sb_add(&b, outcome(h, s));
    if (!str_empty(rota)) {
        sb_addf(&b, " %s", rota);
    }
    for (size_t i = 0; i < s->news.row_count && s->news.rows[i].level == LEVEL_HARD; i++) {
        sb_addf(&b, " MUST FIX: %s", s->news.rows[i].sentence);
    }
    return sb_str(&b);
}

enum hub_rc hub_resolve(struct hub *h, int64_t number, enum question_answer answer, int side,
    struct arena *a, const char **sentence, struct hub_err *err)
{
    struct settling s = {.answer = answer, .a = a};
    struct telling t = {.h = h, .names = namer_create(h, a), .a = a};
    struct question q;
    enum hub_rc rc = access_check(h, VERB_WRITE, &question_noun, err);
    rc = rc == HUB_OK ? question_numbered(h, number, a, &q, err) : rc;
    rc = rc == HUB_OK ? question_read(h, &q, a, &s.r, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    question_tell(&t, &s.r, &s.row);
    struct txn_label label = {
        .verb = "resolve", .person = h->person, .noun = question_noun.name, .record = s.row.id};
    rc = check(h, &s, side, err);
    rc = rc == HUB_OK ? hub_write(h, &label, work, &s, err) : rc;
    if (rc == HUB_OK) {
        *sentence = sentence_of(h, &s);
    }
    return rc;
}
