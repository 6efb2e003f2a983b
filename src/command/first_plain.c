/* SPDX-License-Identifier: MIT */
/*
 * Where there is no hub yet and no screen either (TERM=dumb, a small window): the same five things
 * to do, as numbered questions.
 */
#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/command/away.h"
#include "plain_away_priv.h"

// clang-format off
const struct first_question first_questions[FIRST_QUESTIONS] = {
    {0, "hub",    "name",         "Name of the hub",   offsetof(struct first_answers, name), NULL},
    {0, "hub",    "nation",       "Nation",            offsetof(struct first_answers, nation), NULL},
    {1, "person", "name",         "Your name",         offsetof(struct first_answers, carer), "Your first name, or your first and last name, as families know you."},
    {1, "person", "phone",        "Your phone",        offsetof(struct first_answers, phone), "The number families ring you on."},
    {2, "host",   "beds",         "Beds for guests",   offsetof(struct first_answers, beds), NULL},
    {3, "hub",    "lead",         "Safeguarding lead", offsetof(struct first_answers, lead), NULL},
    {3, "hub",    "lead_phone",   "Lead's phone",      offsetof(struct first_answers, lead_phone), NULL},
    {3, "hub",    "out_of_hours", "Out of hours",      offsetof(struct first_answers, out_of_hours), NULL},
    {3, "hub",    "agency_phone", "Agency's phone",    offsetof(struct first_answers, agency_phone), NULL},
    {4, "family", "name",         "Family name",       offsetof(struct first_answers, family), "What you call this family. None is fine too."},
    {4, "family", "phone",        "Their phone",       offsetof(struct first_answers, family_phone), NULL},
    {4, "child",  "name",         "A child of theirs", offsetof(struct first_answers, child), "One child is enough for now; the others can follow any day."},
    {4, NULL,     NULL,           "Or a file",         offsetof(struct first_answers, file), "Where the file or folder is. It is read in whole or not at all."},
};
// clang-format on

const char *first_help(const struct first_question *q)
{
    const struct field *f = q->noun ? noun_field(noun_find(q->noun), q->column) : NULL;
    return q->help ? q->help : f && f->help ? f->help : "";
}

static const char **answer_of(struct first_answers *all, size_t i)
{
    return (const char **)(void *)((char *)all + first_questions[i].answer);
}

/* What the field table says about it, told; true when it may stand. */
static bool fine(struct plain *p, const struct first_question *q, const char **answer)
{
    struct hub_err err;
    const struct noun *n = q->noun ? noun_find(q->noun) : NULL;
    if (!n || !**answer) {
        return true;
    }
    const struct field *f = noun_field(n, q->column);
    void *rec = arena_alloc(p->a, n->size);
    hub_date today = wall_date(stamp_to_wall(clock_now(p->inv->clock)));
    if (field_parse(f, rec, *answer, today, p->a, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    *answer = field_text(f, rec, p->a);
    return true;
}

/* Back at the first one is back altogether; an answer that is wrong is asked for again. */
static bool ask_all(struct plain *p, struct first_answers *all)
{
    say(p, "A new hub. An empty answer passes it over; 0 goes back one.");
    for (size_t i = 0; i < FIRST_QUESTIONS && !p->ended;) {
        const struct first_question *q = &first_questions[i];
        const char *answer;
        say(p, "%zu of %d. %s?", i + 1, FIRST_QUESTIONS, q->label);
        answer = ask(p);
        if (!answer) {
            break;
        }
        bool beds = q->column && str_eq(q->column, "beds"); /* none is an answer there */
        if (str_eq(answer, "0") && !beds) {
            if (i == 0) {
                return false;
            }
            i--;
        } else if (str_eq(answer, "?")) {
            say(p, "%s", first_help(q));
        } else if (fine(p, q, &answer)) {
            *answer_of(all, i) = *answer ? answer : NULL;
            i++;
        }
    }
    return true;
}

static bool any_of(struct first_answers *all)
{
    for (size_t i = 0; i < FIRST_QUESTIONS; i++) {
        if (*answer_of(all, i)) {
            return true;
        }
    }
    return false;
}

/* When the line goes in the middle, what was answered is not lost: the hub is started with it. */
static bool start_new(struct plain *p, struct first_choice *out)
{
    struct first_answers all = {0};
    struct hub_err err;
    const char *said = "";
    if (!ask_all(p, &all) || (p->ended && !any_of(&all))) {
        return false;
    }
    if (first_start(p->inv, &all, p->inv->arena, &said, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    say(p, "%s", said);
    out->what = p->ended ? FIRST_LEFT : FIRST_STARTED;
    return true;
}

/* Until it opens, or no words are given; false: ask again what to do. */
static bool unseal(struct plain *p, const char *path, struct first_choice *out)
{
    struct secret words;
    struct hub_err err;
    bool open = false;
    secret_open(&words);
    while (!open && !p->ended && plain_passphrase(p, "Passphrase of the copy: ", &words)) {
        enum hub_rc rc = first_unseal(p->inv, path, words.text, out, &err);
        open = rc == HUB_OK;
        if (rc == HUB_EDENIED) {
            say(p, "%s", away_wrong(err.msg, words.text, p->a));
        } else if (!open) {
            say_error(p, &err);
            break;
        }
        if (!open && secret_from_script(p->inv)) {
            break;
        }
    }
    secret_close(&words);
    return open;
}

static bool open_found(struct plain *p, struct first_choice *out)
{
    struct first_find found[FIRST_FINDS];
    size_t count = first_look(p->inv, p->inv->arena, found);
    const char *paths[FIRST_FINDS];
    for (size_t i = 0; i < count; i++) {
        paths[i] = found[i].path;
    }
    if (!count) {
        say(p,
            "Nothing was found on a stick or in your own folder. Put the stick in and choose again.");
        return false;
    }
    int which = choose_of(p, "Which one?", paths, count);
    if (which < 0) {
        return false;
    }
    if (found[which].sealed) {
        return unseal(p, found[which].path, out);
    }
    out->what = found[which].folder   ? FIRST_FOLDER
                : found[which].backup ? FIRST_BACKUP
                                      : FIRST_FILE;
    out->path = found[which].path;
    return true;
}

static void say_join(struct plain *p)
{
    say(p,
        "Your helper gives you the server's name, and lets your computer in first. Then leave hub, "
        "and type: ssh hub@ and that name, as in ssh hub@robin.example.org");
}

/* False: ask again. */
static bool one_choice(struct plain *p, struct first_choice *out)
{
    static const char *const lines[] = {"Open a copy I took", "Join a hub on a server",
        "Restore a backup", "Try the practice hub", "Start a new hub"};
    enum { COPY, JOIN, BACKUP, PRACTICE, NEW };
    switch (choose_of(p, "There is no hub here yet. What would you like to do?", lines,
        sizeof lines / sizeof *lines)) {
    case COPY:
    case BACKUP:
        return open_found(p, out);
    case JOIN:
        say_join(p);
        return false;
    case PRACTICE:
        out->what = FIRST_PRACTICE;
        return true;
    case NEW:
        return start_new(p, out);
    case CHOSE_BACK:
        return true;
    default:
        return false;
    }
}

void first_plain(struct invocation *inv, struct first_choice *out)
{
    struct sink sink = sink_file(inv->program->out, "the screen");
    struct plain p = {.inv = inv, .a = arena_create(), .last = {.at = STAMP_NONE}, .family = ID_NONE};
    const struct sink *out_before = inv->out;
    inv->out = &sink;
    leave_hold_on();
    while (!p.ended && !one_choice(&p, out)) {
    }
    leave_let_go();
    (void)fflush(inv->program->out);
    inv->out = out_before;
    arena_destroy(p.a);
}
