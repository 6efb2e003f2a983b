/* SPDX-License-Identifier: MIT */
/* The question for one field: its help, what it is now, and what it shall be. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/service/moments.h"
#include "hub/service/picks.h"
#include "hub/service/words.h"

#include <string.h>

struct value {
    struct plain *p;
    const struct noun *noun;
    const struct field *f;
    void *rec;
    const struct value_keeper *keeper;
    const char **text;
};

/* A day or a time in full; NULL: it is another kind of field. */
static const char *in_full(const struct field *f, const void *member, struct arena *a)
{
    char buf[DATE_TEXT];
    if (f->type == FIELD_DATE) {
        return arena_strdup(a, date_long(*(const hub_date *)member, buf));
    }
    if (f->type == FIELD_WALL) {
        return arena_strdup(a, wall_long(*(const hub_wall *)member, buf));
    }
    return NULL;
}

const char *plain_shown(struct plain *p, const struct field *f, const void *rec)
{
    const void *member = (const char *)rec + f->offset;
    if (f->type == FIELD_LINKS) { /* as typed, or "all", until it is saved */
        const char *typed = *(const char *const *)member;
        if (!str_empty(typed) && strspn(typed, "0123456789 ") == 0) {
            return typed;
        }
    }
    const char *full = field_is_empty(f, rec) ? NULL : in_full(f, member, p->a);
    const char *text = full ? full : namer_field(namer_create(p->h, p->a), f, rec, true);
    return str_empty(text) ? "nothing" : text;
}

static enum value_answer chosen(struct value *v, int which, const char *text)
{
    switch (which) {
    case CHOSE_BACK:
        return VALUE_BACK;
    case CHOSE_UNDO:
        return VALUE_PREVIOUS;
    case CHOSE_KEEP:
        return VALUE_KEPT;
    default:
        *v->text = text;
        return VALUE_SET;
    }
}

/* Names hidden or shown between do not end the question. */
static int choose_again(struct plain *p, const struct choices *c)
{
    int which = CHOSE_CHANGED;
    while (which == CHOSE_CHANGED) {
        which = choose(p, c);
    }
    return which;
}

static bool is_needed(const struct value *v)
{
    return v->f->flags & FIELD_REQUIRED;
}

static const char *question(struct value *v)
{
    const char *now = plain_shown(v->p, v->f, v->rec);
    return arena_printf(v->p->a, "%s\n%s\nNow: %s", v->f->label, v->f->help,
        v->p->hide && !str_eq(now, "nothing") ? "hidden" : now);
}

/* --- one of a few words ------------------------------------------------------- */

static const char *word_label(void *arg, size_t i, struct arena *a)
{
    return str_part(a, arg, i);
}

static enum value_answer ask_word(struct value *v)
{
    char *words =
        arena_strdup(v->p->a, v->f->type == FIELD_BOOL ? "yes|no" : v->f->choices);
    struct choices c = {
        .title = question(v),
        .count = str_parts(words),
        .label = word_label,
        .arg = words,
        .optional = true,
        .needed = is_needed(v),
        .own_undo = true,
    };
    int which = choose_again(v->p, &c);
    return chosen(v, which, which >= 0 ? str_part(v->p->a, words, (size_t)which) : "");
}

/* --- a record ----------------------------------------------------------------- */

static const char *pick_label(void *arg, size_t i, struct arena *a)
{
    const struct pick *picks = arg;
    return *picks[i].beside ? arena_printf(a, "%s, %s", picks[i].name, picks[i].beside)
                            : picks[i].name;
}

static hub_id id_in(const struct value *v, const char *column)
{
    const struct field *f = noun_field(v->noun, column);
    return f && f->type == FIELD_REF && f != v->f
               ? *(const hub_id *)(const void *)((const char *)v->rec + f->offset)
               : ID_NONE;
}

static hub_id family_of(const struct value *v)
{
    hub_id family = id_in(v, "family_id");
    return id_known(family) ? family : v->p->family;
}

static enum value_answer ask_record(struct value *v)
{
    struct plain *p = v->p;
    struct pick *picks;
    struct hub_err err;
    struct choices c = {.label = pick_label, .optional = true, .needed = is_needed(v), .own_undo = true};
    const struct noun *ref = noun_find(v->f->ref);
    hub_id hub = id_in(v, "hub_id");
    hub = id_known(hub) ? hub : hub_narrowed(p->h);
    if (hub_picks(p->h, ref, family_of(v), hub, p->a, &picks, &c.count, &err) != HUB_OK) {
        say_error(p, &err);
        return VALUE_BACK;
    }
    c.title = question(v);
    c.word = ref->name;
    c.arg = picks;
    int which = choose_again(p, &c);
    return chosen(v, which, which >= 0 ? id_text(p->a, picks[which].id) : "");
}

/* --- typed words -------------------------------------------------------------- */

static bool zero_is_a_value(const struct field *f)
{
    return f->type == FIELD_INT && f->min <= 0;
}

/* Lines up to an empty one or a full stop, the first of which is there already. */
static const char *more_lines(struct value *v, const char *first)
{
    struct sb b = sb_on(v->p->a);
    bool add = str_eq(first, "+");
    const char *before = *(const char *const *)(const void *)((const char *)v->rec + v->f->offset);
    sb_add(&b, add ? (before ? before : "") : first);
    say(v->p, "Another line. Enter alone, or a full stop, ends.");
    for (const char *line = ""; line;) {
        if (v->keeper) {
            v->keeper->keep(v->keeper->arg, sb_str(&b));
        }
        line = ask(v->p);
        if (!line || !*line || str_eq(line, ".")) {
            break;
        }
        sb_addf(&b, "%s%s", b.len ? "\n" : "", line);
    }
    return sb_str(&b);
}

static bool fits(struct value *v, const char *text)
{
    struct hub_err err;
    void *copy = arena_alloc(v->p->a, v->noun->size);
    memcpy(copy, v->rec, v->noun->size);
    if (v->f->type == FIELD_LINKS || field_parse(v->f, copy, text, hub_today(v->p->h), v->p->a,
                                         &err) == HUB_OK) {
        return true;
    }
    say_error(v->p, &err);
    return false;
}

/* How it is written, beyond what the field says of itself. */
static const char *how(const struct field *f)
{
    switch (f->type) {
    case FIELD_LINKS:
        return " Names, with commas between.";
    case FIELD_DATE:
        return " A day as you say it: 5/12, 5 dec, sat, tomorrow, +2w.";
    case FIELD_WALL:
        return " A day and a time: 5 dec 4pm, sat 16:00, tomorrow noon.";
    case FIELD_TOD:
        return " A time: 7.30pm, 19:30.";
    case FIELD_NOTE:
        return " Several lines; Enter alone ends. + first adds to what is there.";
    default:
        return "";
    }
}

static void help(struct value *v)
{
    say(v->p, "%s%s Enter keeps it, - empties it, %s goes back, u asks the question before again.",
        v->f->help, how(v->f), zero_is_a_value(v->f) ? "back" : "0");
}

/* A kinder word, said and left at that. */
static void suggest(struct value *v, const char *text)
{
    struct word_hint *hints;
    size_t count = 0;
    if (words_checked(v->noun, v->f)) {
        words_check(hub_config(v->p->h), text, v->p->a, &hints, &count);
    }
    for (size_t i = 0; i < count; i++) {
        say(v->p, "A kinder word for \"%s\": %s. %s",
            arena_strndup(v->p->a, text + hints[i].from, hints[i].to - hints[i].from), hints[i].say,
            hints[i].why);
    }
}

bool plain_time(struct plain *p, const char *question, hub_tod *at)
{
    struct hub_err err;
    say(p, "%s", question);
    for (const char *text; (text = ask(p)) != NULL && !str_eq(text, "0");) {
        if (!*text || tod_parse(text, at, &err) == HUB_OK) {
            return true;
        }
        say_error(p, &err);
    }
    return false;
}

/* A sleepover at midnight is asked for its time, a night the clocks change is told. False: asked again. */
static bool moment_settled(struct value *v, const char **answer)
{
    hub_wall w;
    hub_tod at = {0};
    struct plain *p = v->p;
    char iso[DATE_TEXT];
    struct hub_err ignored;
    if (v->f->type != FIELD_WALL || wall_parse(*answer, hub_today(p->h), 0, &w, &ignored) != HUB_OK) {
        return true;
    }
    if (moment_of_midnight(v->noun, v->f, w)) {
        if (!plain_time(p, "This says midnight. At what time? Enter: midnight, 0 back", &at)) {
            return false;
        }
        w = wall_at(wall_date(w), at.min);
        *answer = arena_strdup(p->a, wall_iso(w, iso));
    }
    const char *clocks = moment_of_clocks(w, p->a);
    if (*clocks) {
        say(p, "%s", clocks);
    }
    return true;
}

static enum value_answer ask_words(struct value *v)
{
    struct plain *p = v->p;
    say(p, "\n%s", question(v));
    say(p, "%s, %s back", is_needed(v) ? "Needed. Enter keeps" : "Enter keeps, - empties",
        zero_is_a_value(v->f) ? "\"back\" goes" : "0");
    for (const char *answer; (answer = ask(p)) != NULL;) {
        bool zero = str_eq(answer, "0") && !zero_is_a_value(v->f);
        if (!*answer) {
            return VALUE_KEPT;
        }
        if (zero || str_ieq(answer, "back")) {
            return VALUE_BACK;
        }
        if (str_ieq(answer, "u")) {
            return VALUE_PREVIOUS;
        }
        if (str_eq(answer, "?") || str_eq(answer, ".")) {
            str_eq(answer, "?") ? help(v) : hide_or_show(p);
            continue;
        }
        if (str_eq(answer, "-") && is_needed(v)) {
            say(p, "This one is needed. %s goes back.", zero_is_a_value(v->f) ? "\"back\"" : "0");
            continue;
        }
        answer = str_eq(answer, "-") ? "" : answer;
        answer = *answer && v->f->type == FIELD_NOTE ? more_lines(v, answer) : answer;
        if (p->ended || !fits(v, answer)) {
            continue;
        }
        if (moment_settled(v, &answer)) {
            suggest(v, answer);
            *v->text = answer;
            return VALUE_SET;
        }
        say(p, "%s?", v->f->label);
    }
    return VALUE_BACK;
}

enum value_answer plain_value(struct plain *p, const struct noun *n, const struct field *f,
    void *rec, const struct value_keeper *keeper, const char **text)
{
    struct value v = {p, n, f, rec, keeper, text};
    switch (f->type) {
    case FIELD_CHOICE:
    case FIELD_BOOL:
        return ask_word(&v);
    case FIELD_REF:
        return ask_record(&v);
    default:
        return ask_words(&v);
    }
}
