/* SPDX-License-Identifier: MIT */
/* The dispatcher: settings, the clock, the hub, the output, the runner, the exit status. */
#include "hub/command/cli.h"

#include "command_priv.h"
#include "sheet_priv.h"
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/config/load.h"
#include "hub/service/backup.h"
#include "hub/command/guest.h"
#include "hub/service/calendar.h"
#include "hub/service/pin.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

bool given(const struct invocation *inv, enum option_id id)
{
    return inv->options[id].text != NULL;
}

const char *option_text(const struct invocation *inv, enum option_id id)
{
    return inv->options[id].text;
}

int64_t option_int(const struct invocation *inv, enum option_id id, int64_t otherwise)
{
    return given(inv, id) ? inv->options[id].number : otherwise;
}

hub_date option_date(const struct invocation *inv, enum option_id id)
{
    return inv->options[id].date;
}

enum format option_format(const struct invocation *inv)
{
    const char *text = option_text(inv, OPTION_FORMAT);
    int i = text ? str_part_index(options[OPTION_FORMAT].choices, text) : 0;
    return i > FORMAT_JSON ? FORMAT_TEXT : (enum format)i;
}

enum hub_rc print(struct invocation *inv, struct hub_err *err, const char *fmt, ...)
{
    struct arena *scratch = arena_create();
    struct sb safe = sb_on(scratch);
    va_list ap;
    va_start(ap, fmt);
    const char *text = arena_vprintf(scratch, fmt, ap);
    va_end(ap);
    for (const char *p = text; *p;) {
        size_t len = strcspn(p, "\n");
        sb_add(&safe, utf8_safe(scratch, arena_strndup(scratch, p, len)));
        sb_add(&safe, p[len] ? "\n" : "");
        p += len + (p[len] != '\0');
    }
    enum hub_rc rc = sink_text(inv->out, sb_str(&safe), err);
    arena_destroy(scratch);
    return rc;
}

void complain(const struct program *p, const char *text)
{
    struct arena *scratch = arena_create();
    fprintf(p->err, "hub: %s\n", utf8_safe(scratch, text));
    arena_destroy(scratch);
}

void note(struct invocation *inv, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    const char *text = arena_vprintf(inv->arena, fmt, ap);
    va_end(ap);
    if (inv->notes) {
        sb_addf(inv->notes, "%s%s", inv->notes->len ? "\n" : "", text);
        return;
    }
    fflush(inv->program->out);
    complain(inv->program, text);
}

static enum hub_rc load_config(struct invocation *inv, struct config *config, struct hub_err *err)
{
    struct faults faults;
    faults_on(&faults, inv->arena);
    struct config_env env = inv->program->env;
    env.system_only = env.system_only || inv->command->flags & COMMAND_SYSTEM;
    enum hub_rc rc = config_load(
        option_text(inv, OPTION_CONFIG), &env, inv->arena, config, &faults, err);
    bool anyhow = rc == HUB_ECONFIG && inv->command->flags & COMMAND_ANYHOW;
    struct sb told = sb_on(inv->arena);
    for (size_t i = 0; i < faults.count; i++) {
        const char *text = fault_text(&faults.items[i], inv->arena);
        if (anyhow) {
            sb_addf(&told, "%s%s", told.len ? " " : "", text);
        } else {
            complain(inv->program, text);
        }
    }
    inv->ini = anyhow ? told.len ? sb_str(&told) : err->msg : "";
    inv->config = config;
    return anyhow ? HUB_OK : rc;
}

static enum hub_rc set_clock(const struct program *p, struct hub_clock *clock, struct hub_err *err)
{
    enum hub_rc rc = str_empty(p->now) ? HUB_OK : clock_set(clock, p->now, err);
    return rc == HUB_OK ? rc : hub_err_wrap(err, "HUB_NOW");
}

static void fill_opening(struct invocation *inv)
{
    const struct guest *guest = inv->program->guest;
    const char *db = option_text(inv, OPTION_DB), *as = option_text(inv, OPTION_AS);
    inv->opening = (struct hub_opening){
        .path = db ? db : *inv->ini ? "" : inv->config->hub.file,
        .as = guest                                ? guest->name
              : as                                   ? as
              : str_empty(inv->config->hub.person) ? NULL
                                                   : inv->config->hub.person,
        .config = inv->config,
        .clock = inv->clock,
    };
}

enum hub_rc invocation_practise(struct invocation *inv, struct hub_err *err)
{
    return set_clock(inv->program, inv->clock, err);
}

/* What the row of the command says it needs. */
static enum hub_rc open_if_needed(struct invocation *inv, struct hub_err *err)
{
    struct hub_err none;
    if (inv->command->flags & COMMAND_HUB) {
        return invocation_open(inv, err);
    }
    if (!(inv->command->flags & COMMAND_START) || given(inv, OPTION_SEALED)) {
        return HUB_OK;
    }
    enum hub_rc rc = invocation_open(inv, &none);
    if (rc != HUB_OK && (rc != HUB_ENOTFOUND || inv->hub)) {
        *err = none;
        return rc;
    }
    return HUB_OK;
}

/* A page or file that leaves the hub; one that the screen only shows does not. */
static enum hub_rc record_taken(struct invocation *inv, struct hub_err *err)
{
    struct way_in way = way_of(inv);
    bool out = inv->command->flags & COMMAND_OUT && inv->hub && !pin_needed(inv->hub);
    return out ? hub_took_out(inv->hub, &way, err) : HUB_OK;
}

/* To standard output or the file of --output; `memory` instead of the former, where there is one. */
static enum hub_rc run_into_output(
    struct invocation *inv, const struct sink *memory, struct hub_err *err)
{
    struct output out;
    bool own = inv->command->flags & COMMAND_FILE;
    const char *path = own ? NULL : option_text(inv, OPTION_OUTPUT);
    struct hub_err closing;
    enum hub_rc rc = output_open(&out, inv->program, path, inv->arena, err);
    if (rc != HUB_OK) {
        return rc;
    }
    inv->out = memory && !out.path ? memory : &out.sink;
    inv->out_is_terminal = !memory && !out.path && inv->program->out_is_terminal;
    rc = inv->command->run(inv, err);
    /* A name or an allergy that could not be read is on no page, and nobody would know. */
    rc = rc == HUB_OK && inv->hub ? hub_unread(inv->hub, err) : rc;
    if (rc == HUB_OK && (inv->out != memory || given(inv, OPTION_PRINTER))) {
        rc = record_taken(inv, err);
    }
    enum hub_rc closed = output_close(&out, rc == HUB_OK || rc == HUB_EFINDING, &closing);
    /* A terminal that takes nothing any more was hung up: nobody is there to be told. */
    bool hung_up = !out.path && inv->program->out_is_terminal;
    if (closed != HUB_OK && !hung_up) {
        *err = closing;
        return closed;
    }
    return rc;
}

/* The screen, at its usual place, where there is no file yet: what to do is asked there. */
static bool starts_here(const struct invocation *inv)
{
    struct stat st;
    const struct program *p = inv->program;
    return inv->command->run == run_screen && !given(inv, OPTION_DB) && p->terminal && p->first && !p->guest &&
           !str_empty(inv->opening.path) && stat(inv->opening.path, &st) != 0 && errno == ENOENT;
}

static const struct command *command_of(
    enum hub_rc (*run)(struct invocation *inv, struct hub_err *err))
{
    const struct command *found = NULL;
    for (size_t i = 0; i < command_count && !found; i++) {
        found = commands[i].run == run ? &commands[i] : NULL;
    }
    return found;
}

/* The export is taken in as by the command, then the screen opens what came of it. */
static enum hub_rc start_from_folder(
    struct invocation *inv, const char *folder, struct hub_err *err)
{
    const char **args = arena_array(inv->arena, 1, sizeof *args);
    struct sb said = sb_on(inv->arena);
    struct sink memory = sink_memory(&said);
    args[0] = folder;
    struct invocation import = *inv;
    import.command = command_of(run_import_folder);
    import.args = args;
    import.arg_count = 1;
    enum hub_rc rc = run_into_output(&import, &memory, err);
    hub_close(import.hub);
    return rc == HUB_OK ? invocation_open(inv, err) : rc;
}

/* A sealed one is open already, or opens with the words that came along. */
static enum hub_rc open_found(struct invocation *inv, struct first_choice *c, struct hub_err *err)
{
    inv->opening.path = c->path;
    inv->hub = c->hub;
    if (inv->hub) {
        return settle_in(inv, HUB_OK, err);
    }
    inv->opening.passphrase = *c->words ? c->words : NULL;
    enum hub_rc rc = invocation_open(inv, err);
    inv->opening.passphrase = NULL;
    pin_wipe(c->words, sizeof c->words);
    return rc;
}

/* The words are asked on the terminal, when the key beside the place does not do. */
static enum hub_rc start_from_backup(
    struct invocation *inv, const char *path, struct hub_err *err)
{
    struct restored r;
    const char **args = arena_array(inv->arena, 1, sizeof *args);
    struct invocation restore = *inv;
    args[0] = path;
    restore.command = command_of(run_restore);
    restore.args = args;
    restore.arg_count = 1;
    note(inv, "%s is brought back. Its recovery sheet may be needed.", path);
    enum hub_rc rc = backup_bring_back(&restore, &r, err);
    for (size_t i = 0; rc == HUB_OK && i < r.copy_count; i++) {
        note(inv, "Copy %lld, with %s, was out then. Bring it home.", (long long)r.copies[i].number,
            r.copies[i].holder);
    }
    return rc == HUB_OK ? invocation_open(inv, err) : rc;
}

/* In plain questions the sheet is made at once; the screen asks for it by itself. */
static enum hub_rc start_new(struct invocation *inv, bool plain, struct hub_err *err)
{
    enum hub_rc rc = invocation_open(inv, err);
    inv->started = true;
    if (rc == HUB_OK && plain) {
        sheet_offer(inv);
    }
    return rc;
}

static enum hub_rc start_here(struct invocation *inv, struct hub_err *err)
{
    struct first_choice c = {0};
    enum hub_rc rc = inv->program->first(inv, &c, err);
    bool plain = rc == HUB_EUSAGE; /* a terminal that shows no screen */
    if (plain) {
        first_plain(inv, &c);
        rc = HUB_OK;
    }
    if (rc != HUB_OK) {
        return rc;
    }
    switch (c.what) {
    case FIRST_PRACTICE: /* opens its hub itself */
        inv->command = command_of(run_practice);
        return HUB_OK;
    case FIRST_FOLDER:
        return start_from_folder(inv, c.path, err);
    case FIRST_BACKUP:
        return start_from_backup(inv, c.path, err);
    case FIRST_FILE:
        return open_found(inv, &c, err);
    case FIRST_STARTED:
        return start_new(inv, plain, err);
    case FIRST_LEFT:
        break;
    }
    inv->left = true;
    return HUB_OK;
}

/* `config`, `clock`: room that lives as long as `inv`. */
static enum hub_rc run_command(
    struct invocation *inv, struct config *config, struct hub_clock *clock, struct hub_err *err)
{
    enum hub_rc rc = load_config(inv, config, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (!str_empty(config->screen.language)) {
        words_speak(config->screen.language);
    }
    inv->clock = clock;
    fill_opening(inv);
    clock_system(clock);
    if (inv->program->now_always) {
        rc = set_clock(inv->program, clock, err);
    }
    if (rc == HUB_OK) {
        rc = starts_here(inv) ? start_here(inv, err) : open_if_needed(inv, err);
    }
    if (rc == HUB_OK) {
        rc = args_dates(inv, clock_today(clock), err);
    }
    if (rc == HUB_OK && !inv->left) {
        rc = run_into_output(inv, NULL, err);
    }
    hub_close(inv->hub);
    return rc;
}

static enum hub_rc run_version(struct invocation *inv, struct hub_err *err)
{
    struct sink out = sink_file(inv->program->out, NULL);
    inv->out = &out;
    return print(inv, err, "hub %s\n", HUB_VERSION);
}

/* argv as args_parse takes it; nothing writes to the words. */
static char *const *words_of(int argc, const char *const *argv, struct arena *a)
{
    char **words = arena_array(a, (size_t)argc + 1, sizeof *words);
    for (int i = 0; i < argc; i++) {
        words[i] = arena_strdup(a, argv[i]);
    }
    return words;
}

enum hub_rc cli_again(const struct invocation *inv, int argc, const char *const *argv,
    struct arena *a, const char **text, struct hub_err *err)
{
    struct invocation again;
    struct sb out = sb_on(a), notes = sb_on(a);
    hub_id before = hub_narrowed(inv->hub);
    enum hub_rc rc = args_parse(argc, words_of(argc, argv, a), a, &again, err);
    if (rc != HUB_OK) {
        return rc;
    }
    again.hub = inv->hub;
    again.config = inv->config;
    again.ini = inv->ini;
    again.clock = inv->clock;
    again.program = inv->program;
    again.opening = inv->opening;
    const char *file = spool_name(&again);
    if (again.program->guest && guest_may(&again, err) != HUB_OK) {
        return err->rc;
    }
    if (given(&again, OPTION_HUB)) {
        rc = hub_narrow(inv->hub, option_text(&again, OPTION_HUB), err);
    }
    if (rc == HUB_OK) {
        rc = args_dates(&again, clock_today(inv->clock), err);
    }
    if (rc == HUB_OK) {
        struct sink memory = sink_memory(&out);
        again.notes = file ? &notes : &out;
        rc = run_into_output(&again, &memory, err);
        rc = rc == HUB_OK && file ? spool_keep(&again, file, &out, err) : rc;
    }
    hub_narrow_to(inv->hub, before);
    *text = sb_str(file ? &notes : &out);
    return rc;
}

enum hub_rc cli_words(const struct program *p, int argc, char *const *argv, struct arena *a,
    struct hub_err *err)
{
    struct invocation inv;
    struct config config;
    struct hub_clock clock;
    enum hub_rc rc = args_parse(argc, argv, a, &inv, err);
    inv.program = p;
    if (rc == HUB_OK && p->guest && p->guest->name) {
        rc = guest_may(&inv, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    rc = given(&inv, OPTION_VERSION) ? run_version(&inv, err)
                                     : run_command(&inv, &config, &clock, err);
    return cli_next(rc, err);
}

int cli_run(const struct program *p, int argc, char *const *argv)
{
    struct arena *arena = arena_create();
    struct hub_err err = {0};
    enum hub_rc rc = cli_words(p, argc, argv, arena, &err);
    /* A reader that has seen enough (`hub list stays | head`) needs no sentence. */
    if (rc != HUB_OK && err.msg[0] && err.sys != EPIPE) {
        fflush(p->out);
        complain(p, err.msg);
    }
    arena_destroy(arena);
    return hub_exit_status(rc);
}
