/* SPDX-License-Identifier: MIT */
/* hub add, edit, remove, bring back, undo, redo */
#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/stay.h"
#include "hub/service/corrections.h"
#include "hub/service/history.h"
#include "hub/service/others.h"
#include "hub/service/records.h"
#include "hub/service/roles.h"
#include "hub/service/series.h"
#include "hub/service/stays.h"
#include "hub/service/words.h"

#include <string.h>

/* args[from …] as "field=value". */
static enum hub_rc read_assignments(struct invocation *inv, size_t from, struct assignment **out,
    size_t *count, struct hub_err *err)
{
    *count = inv->arg_count - from;
    *out = arena_array(inv->arena, *count, sizeof **out);
    for (size_t i = 0; i < *count; i++) {
        const char *text = inv->args[from + i], *equals = strchr(text, '=');
        if (!equals || equals == text) {
            return hub_fail(err, HUB_EUSAGE,
                "\"%s\" is not field=value. A value with spaces goes in quotes: notes=\"rings "
                "first\". hub help %s lists the fields.",
                text, inv->args[0]);
        }
        struct assignment *set = &(*out)[i];
        set->word = arena_strndup(inv->arena, text, (size_t)(equals - text));
        set->value = equals + 1;
        for (size_t k = 0; k < i; k++) {
            if (str_ieq((*out)[k].word, set->word)) {
                return hub_fail(err, HUB_EUSAGE, "%s is given twice. Say it once.", set->word);
            }
        }
    }
    return HUB_OK;
}

static enum hub_rc tell(
    struct invocation *inv, const char *done, const struct noun *n, hub_id id, struct hub_err *err)
{
    struct namer *names = namer_create(inv->hub, inv->arena);
    return print(inv, err, "%s: %s %s (number %lld)\n", done, n->name, namer_name(names, n, id),
        (long long)id.n);
}

static bool has_hint(struct sb *b, const char *hint)
{
    return b->len && strstr(sb_str(b), hint);
}

/* The family that a record is about; ID_NONE: about none, or by way of a stay. */
static hub_id family_of(struct invocation *inv, const struct noun *n, hub_id id,
    const struct other_names *others)
{
    struct hub_err ignored;
    void *rec = arena_alloc(inv->arena, n->size);
    const struct field *family = noun_field(n, "family_id"), *child = noun_field(n, "child_id");
    if (hub_get(inv->hub, n, id, inv->arena, rec, &ignored) != HUB_OK) {
        return ID_NONE;
    }
    hub_id of = family ? *(const hub_id *)(const void *)((const char *)rec + family->offset) : ID_NONE;
    return id_known(of) || !child
               ? of
               : others_family(others,
                     *(const hub_id *)(const void *)((const char *)rec + child->offset));
}

/* A child of another family, named in what was written about this one: initials are enough. */
static void suggest_initials(struct invocation *inv, const struct noun *n, hub_id id,
    const struct assignment *set, size_t count)
{
    struct other_names others;
    struct word_hint *hints;
    struct hub_err ignored;
    bool read = false;
    for (size_t i = 0; i < count; i++) {
        size_t hint_count = 0;
        if (!others_checked(n, noun_field(n, set[i].word))) {
            continue;
        }
        if (!read && others_read(inv->hub, ID_NONE, inv->arena, &others, &ignored) != HUB_OK) {
            return;
        }
        read = true;
        others_check(&others, family_of(inv, n, id, &others), set[i].value, inv->arena, &hints,
            &hint_count);
        if (hint_count) {
            note(inv, "It is saved. %s", words_sentence(set[i].value, &hints[0], inv->arena));
        }
    }
}

/* One sentence with the kinder words for what was written; it is saved all the same. */
static void suggest(
    struct invocation *inv, const struct noun *n, const struct assignment *set, size_t count)
{
    struct sb b = sb_on(inv->arena);
    for (size_t i = 0; i < count; i++) {
        struct word_hint *hints;
        size_t hint_count = 0;
        if (words_checked(n, noun_field(n, set[i].word))) {
            words_check(inv->config, set[i].value, inv->arena, &hints, &hint_count);
        }
        for (size_t k = 0; k < hint_count; k++) {
            const char *hint = arena_printf(inv->arena, "\"%s\" for \"%.*s\"", hints[k].say,
                (int)(hints[k].to - hints[k].from), set[i].value + hints[k].from);
            if (!has_hint(&b, hint)) {
                sb_addf(&b, "%s%s", b.len ? ", " : "", hint);
            }
        }
    }
    if (b.len) {
        note(inv, "It is saved. A kinder word might be %s.", sb_str(&b));
    }
}

/* A time in a night the clocks change: it is saved, and what is meant is said. */
static void tell_clocks(
    struct invocation *inv, const struct noun *n, const struct assignment *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct field *f = noun_field(n, set[i].word);
        enum wall_kind kind = WALL_ONCE;
        struct hub_err ignored;
        hub_wall w;
        if (f && f->type == FIELD_WALL && !str_empty(set[i].value) &&
            wall_parse(set[i].value, hub_today(inv->hub), 0, &w, &ignored) == HUB_OK) {
            wall_to_stamp(w, &kind);
        }
        if (kind != WALL_ONCE) {
            note(inv, "%s: %s. %s is meant.", f->label,
                kind == WALL_SKIPPED ? "that time does not exist that night: the clocks go forward"
                                     : "that time comes twice that night: the clocks go back",
                kind == WALL_SKIPPED ? "An hour later" : "The first");
        }
    }
}

static enum hub_rc only_of_stays(
    const struct invocation *inv, const struct noun *n, struct hub_err *err)
{
    return given(inv, OPTION_OVERRIDE) && n != &stay_noun
               ? hub_fail(err, HUB_EUSAGE, "--override is for sleepovers only: no rule stops a %s.", n->name)
               : HUB_OK;
}

/* A must-fix stops it unless a reason comes along. */
static enum hub_rc write_stay(struct invocation *inv, hub_id *id, const struct assignment *set,
    size_t count, struct hub_err *err)
{
    const char *reason = given(inv, OPTION_OVERRIDE) ? option_text(inv, OPTION_OVERRIDE) : NULL;
    enum hub_rc rc = id_known(*id) ? hub_stay_change(inv->hub, *id, set, count, reason, err)
                                   : hub_stay_add(inv->hub, set, count, reason, id, err);
    return hint_ahead(inv, rc, err);
}

/* What hub add and hub edit are given: a noun, and from args[from] on its fields. */
static enum hub_rc read_words(struct invocation *inv, size_t from, const struct noun **n,
    struct assignment **set, size_t *count, struct hub_err *err)
{
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, n, err);
    rc = rc == HUB_OK ? read_assignments(inv, from, set, count, err) : rc;
    return rc == HUB_OK ? only_of_stays(inv, *n, err) : rc;
}

/* What was saved, and what might be better about it. */
static enum hub_rc tell_saved(struct invocation *inv, const char *done, const struct noun *n,
    hub_id id, const struct assignment *set, size_t count, struct hub_err *err)
{
    enum hub_rc rc = tell(inv, done, n, id, err);
    suggest(inv, n, set, count);
    suggest_initials(inv, n, id, set, count);
    tell_clocks(inv, n, set, count);
    return rc;
}

enum hub_rc run_add(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    struct assignment *set;
    size_t count;
    hub_id id = ID_NONE;
    enum hub_rc rc = read_words(inv, 1, &n, &set, &count, err);
    rc = rc == HUB_OK && n != &stay_noun ? hub_allowed(inv->hub, ROLE_ADDS, n, err) : rc;
    if (rc == HUB_OK) {
        rc = n == &stay_noun ? write_stay(inv, &id, set, count, err)
                             : hub_add(inv->hub, n, set, count, &id, err);
    }
    return rc == HUB_OK ? tell_saved(inv, "Added", n, id, set, count, err) : rc;
}

/* Dates that were changed one by one, and that the changed rule has no more. */
static void tell_strays(struct invocation *inv, const struct noun *n, hub_id id)
{
    const char *told = n == &event_noun ? hub_series_strays_told(inv->hub, id, inv->arena) : "";
    told = n != &event_noun || *told ? told : hub_series_gone_told(inv->hub, id, inv->arena);
    if (*told) {
        note(inv, "%s", told);
    }
}

/* What is written down for good is not changed: a correction comes beside it. */
static enum hub_rc change(struct invocation *inv, const struct noun *n, hub_id *id,
    const struct assignment *set, size_t count, struct hub_err *err)
{
    if (names_date(inv)) {
        return edit_date(inv, n, id, set, count, err);
    }
    if (n == &stay_noun) {
        return write_stay(inv, id, set, count, err);
    }
    return hub_corrects(n) ? hub_correct_some(inv->hub, n, *id, set, count, id, err)
                           : hub_edit(inv->hub, n, *id, set, count, err);
}

enum hub_rc run_edit(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    struct assignment *set;
    size_t count;
    hub_id id = ID_NONE;
    enum hub_rc rc = read_words(inv, 2, &n, &set, &count, err);
    if (rc == HUB_OK && !given(inv, OPTION_OVERRIDE)) {
        rc = hub_allowed(inv->hub, ROLE_CHANGES, n, err);
    }
    if (rc == HUB_OK) {
        rc = hub_find(inv->hub, n, inv->args[1], &id, err);
    }
    if (rc == HUB_OK) {
        rc = change(inv, n, &id, set, count, err);
    }
    if (rc == HUB_OK) {
        const char *done = hub_corrects(n) ? "Corrected, the old one stays" : "Changed";
        rc = tell_saved(inv, done, n, id, set, count, err);
        tell_strays(inv, n, id);
    }
    return rc;
}

enum hub_rc run_remove(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    hub_id id = ID_NONE;
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, &n, err);
    rc = rc == HUB_OK ? hub_allowed(inv->hub, ROLE_REMOVES, n, err) : rc;
    if (rc == HUB_OK) {
        rc = hub_find(inv->hub, n, inv->args[1], &id, err);
    }
    if (rc == HUB_OK) {
        rc = names_date(inv) ? remove_date(inv, n, id, err) : hub_remove(inv->hub, n, id, err);
    }
    return rc == HUB_OK ? tell(inv, "Removed", n, id, err) : rc;
}

enum hub_rc run_bring_back(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    hub_id id = ID_NONE;
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, &n, err);
    rc = rc == HUB_OK ? hub_allowed(inv->hub, ROLE_REMOVES, n, err) : rc;
    if (rc == HUB_OK) {
        rc = names_date(inv) ? hub_find(inv->hub, n, inv->args[1], &id, err)
                             : hub_find_removed(inv->hub, n, inv->args[1], &id, err);
    }
    if (rc == HUB_OK) {
        rc = names_date(inv) ? bring_back_date(inv, n, id, err) : hub_restore(inv->hub, n, id, err);
    }
    return rc == HUB_OK ? tell(inv, "Brought back", n, id, err) : rc;
}

enum hub_rc run_undo(struct invocation *inv, struct hub_err *err)
{
    const char *sentence;
    enum hub_rc rc = hub_undo(inv->hub, inv->arena, &sentence, err);
    return rc == HUB_OK ? print(inv, err, "%s\n", sentence) : rc;
}

enum hub_rc run_redo(struct invocation *inv, struct hub_err *err)
{
    const char *sentence;
    enum hub_rc rc = hub_redo(inv->hub, inv->arena, &sentence, err);
    return rc == HUB_OK ? print(inv, err, "%s\n", sentence) : rc;
}
