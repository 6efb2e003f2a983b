/* SPDX-License-Identifier: MIT */
/* hub rota book, agree, move, swap, cancel, happened; hub tell */
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/scheduler/facts.h"
#include "hub/service/stays.h"
#include "hub/service/tells.h"
#include "rows_priv.h"

#include <string.h>

enum { SET_MOST = 40 };

/* --- who has to be told -------------------------------------------------------------- */

static enum hub_rc print_lines(
    struct invocation *inv, const struct tell_line *lines, size_t count, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    char day[DATE_TEXT];
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const struct tell_line *l = &lines[i];
        rc = print(inv, err, "  %s, %s%s%s\n    %s\n", l->who,
            *l->phone ? l->phone : "no phone is written down", date_known(l->due) ? ", by " : "",
            date_known(l->due) ? date_long(l->due, day) : "", l->words);
    }
    return rc;
}

static enum hub_rc say_tells(struct invocation *inv, hub_id stay, struct hub_err *err)
{
    struct tell_line *lines;
    size_t count;
    const struct tell_ask ask = {stay, false};
    enum hub_rc rc = hub_tells(inv->hub, &ask, inv->arena, &lines, &count, err);
    if (rc == HUB_OK && count > 0) {
        rc = print(inv, err, "To tell (hub sends nothing):\n");
    }
    return rc == HUB_OK ? print_lines(inv, lines, count, err) : rc;
}

static const struct column tell_columns[] = {
    {"id", "Number", CELL_TEXT, false},
    {"stay", "Stay", CELL_TEXT, false},
    {"who", "Who", CELL_TEXT, false},
    {"phone", "Phone", CELL_TEXT, false},
    {"words", "Words", CELL_TEXT, false},
    {"due", "Tell by", CELL_TEXT, false},
};

static enum hub_rc tell_table(
    struct invocation *inv, const struct tell_line *lines, size_t count, struct hub_err *err)
{
    struct rows rows;
    char due[DATE_TEXT];
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), tell_columns,
        sizeof tell_columns / sizeof *tell_columns, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const struct tell_line *l = &lines[i];
        const char *cells[] = {id_text(inv->arena, l->id), id_text(inv->arena, l->stay), l->who,
            l->phone, l->words, date_known(l->due) ? date_iso(l->due, due) : ""};
        rc = rows_add(&rows, cells, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

static enum hub_rc told(struct invocation *inv, struct hub_err *err)
{
    struct tell_line *lines;
    size_t count;
    const char *how = option_text(inv, OPTION_HOW);
    const char *as = str_eq(how, "message") ? "by message" : str_eq(how, "person") ? "in person" : "by phone";
    enum hub_rc rc = hub_tells_called(
        inv->hub, option_text(inv, OPTION_DONE), inv->arena, &lines, &count, err);
    if (rc == HUB_OK && count > 1) {
        rc = print_lines(inv, lines, count, err);
        return rc != HUB_OK ? rc
                            : hub_fail(err, HUB_EUSAGE,
                                  "%zu lines have that name. Say which with its number: hub tell "
                                  "--format csv shows them.",
                                  count);
    }
    rc = rc == HUB_OK ? hub_tell_done(inv->hub, lines[0].id, as, err) : rc;
    return rc == HUB_OK ? print(inv, err, "Told, %s: %s\n", as, lines[0].who) : rc;
}

enum hub_rc run_tell(struct invocation *inv, struct hub_err *err)
{
    struct tell_line *lines;
    size_t count;
    const struct tell_ask ask = {ID_NONE, false};
    if (given(inv, OPTION_DONE)) {
        return told(inv, err);
    }
    enum hub_rc rc = hub_tells(inv->hub, &ask, inv->arena, &lines, &count, err);
    if (rc == HUB_OK && option_format(inv) != FORMAT_TEXT) {
        return tell_table(inv, lines, count, err);
    }
    if (rc == HUB_OK && count == 0) {
        return print(inv, err, "Everybody has been told.\n");
    }
    rc = rc == HUB_OK ? print(inv, err, "To tell (hub sends nothing):\n") : rc;
    return rc == HUB_OK ? print_lines(inv, lines, count, err) : rc;
}

/* --- the verbs ------------------------------------------------------------------------ */

static enum hub_rc stay_named(struct invocation *inv, size_t arg, hub_id *out, struct hub_err *err)
{
    return hub_find(inv->hub, &stay_noun, inv->args[arg], out, err);
}

static const char *reason(const struct invocation *inv)
{
    return given(inv, OPTION_OVERRIDE) ? option_text(inv, OPTION_OVERRIDE) : NULL;
}

enum hub_rc hint_ahead(struct invocation *inv, enum hub_rc rc, struct hub_err *err)
{
    return rc == HUB_ECONFLICT && str_starts(err->msg, "MUST FIX: ")
               ? hub_fail(err, rc, "%s To go ahead anyway: --override \"why\".",
                     arena_strdup(inv->arena, err->msg))
               : rc;
}

static enum hub_rc done(struct invocation *inv, const char *word, hub_id stay, struct hub_err *err)
{
    enum hub_rc rc = print(inv, err, "%s: %s (number %lld)\n", word,
        hub_stay_title(inv->hub, stay, inv->arena), (long long)stay.n);
    return rc == HUB_OK ? say_tells(inv, stay, err) : rc;
}

/* What the rules say of it as it stands. */
static enum hub_rc say_troubles(struct invocation *inv, hub_id stay, struct hub_err *err)
{
    struct stay_check c;
    enum hub_rc rc = hub_stay_try(inv->hub, stay, NULL, 0, 2, inv->arena, &c, err);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        rc = print(inv, err, "  %s  %s\n", rule_level_shown(c.items[i].level), c.items[i].line);
        if (rc == HUB_OK && c.items[i].fix) {
            rc = print(inv, err, "    Try: %s\n", c.items[i].fix);
        }
    }
    return rc;
}

/* Two nights from a Friday, else one, where no last day is said. */
static size_t days(struct invocation *inv, struct assignment *set)
{
    char text[DATE_TEXT];
    hub_date from = option_date(inv, OPTION_FROM), to = option_date(inv, OPTION_TO);
    size_t n = 0;
    if (date_known(from)) {
        to = date_known(to) ? to : date_add(from, date_weekday(from) == FRI ? 2 : 1);
        set[n++] = (struct assignment){
            "arrive", arena_strdup(inv->arena, wall_iso(wall_at(from, STAY_ARRIVE_MIN), text))};
        set[n++] = (struct assignment){
            "leave", arena_strdup(inv->arena, wall_iso(wall_at(to, STAY_LEAVE_MIN), text))};
    }
    return n;
}

static enum hub_rc fields(
    struct invocation *inv, size_t from, struct assignment *set, size_t *count, struct hub_err *err)
{
    for (size_t i = from; i < inv->arg_count && *count < SET_MOST; i++) {
        const char *equals = strchr(inv->args[i], '=');
        if (!equals || equals == inv->args[i]) {
            return hub_fail(err, HUB_EUSAGE,
                "\"%s\" is not field=value, as in host=Ben. hub help stay lists the fields.",
                inv->args[i]);
        }
        set[(*count)++] = (struct assignment){
            arena_strndup(inv->arena, inv->args[i], (size_t)(equals - inv->args[i])), equals + 1};
    }
    return HUB_OK;
}

enum hub_rc run_rota_book(struct invocation *inv, struct hub_err *err)
{
    struct assignment set[SET_MOST + 4] = {{"status", "draft"}};
    size_t count = 1 + days(inv, set + 1);
    hub_id stay = ID_NONE;
    if (!given(inv, OPTION_WHOSE) || !given(inv, OPTION_FROM)) {
        return hub_fail(err, HUB_EUSAGE, "Who comes, and when? Say --family NAME --from DATE.");
    }
    set[count++] = (struct assignment){"family", option_text(inv, OPTION_WHOSE)};
    enum hub_rc rc = fields(inv, 0, set, &count, err);
    rc = rc == HUB_OK ? hub_stay_add(inv->hub, set, count, reason(inv), &stay, err) : rc;
    rc = hint_ahead(inv, rc, err);
    rc = rc == HUB_OK ? done(inv, "Booked, as a draft", stay, err) : rc;
    return rc == HUB_OK ? say_troubles(inv, stay, err) : rc;
}

enum hub_rc run_rota_agree(struct invocation *inv, struct hub_err *err)
{
    hub_id stay = ID_NONE;
    enum hub_rc rc = stay_named(inv, 0, &stay, err);
    rc = rc == HUB_OK ? hub_stay_agree(inv->hub, stay, reason(inv), err) : rc;
    rc = hint_ahead(inv, rc, err);
    return rc == HUB_OK ? done(inv, "Agreed", stay, err) : rc;
}

enum hub_rc run_rota_move(struct invocation *inv, struct hub_err *err)
{
    struct assignment set[SET_MOST + 4];
    size_t count = days(inv, set);
    hub_id stay = ID_NONE;
    enum hub_rc rc = stay_named(inv, 0, &stay, err);
    rc = rc == HUB_OK ? fields(inv, 1, set, &count, err) : rc;
    if (rc == HUB_OK && count == 0) {
        return hub_fail(err, HUB_EUSAGE, "Where to? Say --from DATE, or host=NAME.");
    }
    rc = rc == HUB_OK ? hub_stay_change(inv->hub, stay, set, count, reason(inv), err) : rc;
    rc = hint_ahead(inv, rc, err);
    return rc == HUB_OK ? done(inv, "Moved", stay, err) : rc;
}

enum hub_rc run_rota_swap(struct invocation *inv, struct hub_err *err)
{
    hub_id one = ID_NONE, two = ID_NONE;
    enum hub_rc rc = stay_named(inv, 0, &one, err);
    rc = rc == HUB_OK ? stay_named(inv, 1, &two, err) : rc;
    rc = rc == HUB_OK ? hub_stay_swap(inv->hub, one, two, reason(inv), err) : rc;
    rc = hint_ahead(inv, rc, err);
    rc = rc == HUB_OK ? done(inv, "Swapped", one, err) : rc;
    return rc == HUB_OK ? done(inv, "Swapped", two, err) : rc;
}

enum hub_rc run_rota_cancel(struct invocation *inv, struct hub_err *err)
{
    static const char *const words[] = {"the family", "the host", "us"};
    hub_id stay = ID_NONE;
    const char *who = option_text(inv, OPTION_WHO);
    if (!given(inv, OPTION_WHO)) {
        return hub_fail(err, HUB_EUSAGE, "Who cancelled it? Say --who family, --who host or --who us.");
    }
    int at = str_part_index("family|host|us", who);
    enum hub_rc rc = stay_named(inv, 0, &stay, err);
    rc = rc == HUB_OK ? hub_stay_cancel(inv->hub, stay, at >= 0 ? words[at] : who,
                            given(inv, OPTION_WHY) ? option_text(inv, OPTION_WHY) : NULL, err)
                      : rc;
    return rc == HUB_OK ? done(inv, "Cancelled", stay, err) : rc;
}

enum hub_rc run_rota_happened(struct invocation *inv, struct hub_err *err)
{
    hub_id stay = ID_NONE;
    enum hub_rc rc = stay_named(inv, 0, &stay, err);
    rc = rc == HUB_OK ? hub_stay_happened(inv->hub, stay, err) : rc;
    return rc == HUB_OK ? done(inv, "Happened", stay, err) : rc;
}
