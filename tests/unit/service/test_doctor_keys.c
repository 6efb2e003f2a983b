/* SPDX-License-Identifier: MIT */
/* The doctor's checks of who comes in: each fails for real, and says nobody's name. */
#include "hub/service/doctor.h"
#include "hub/base/utf8.h"
#include "hub/service/pin.h"
#include "hub/service/users.h"
#include "open_hub.h"
#include "doctor_case.h"
#include "unit.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char KEY_A[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7 a";

static const char KEY_B[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID4j6BYAOVlKM4lPZWThsTSLvXoAiNQsSstz7q7VnACd b";

/* --- who comes in ----------------------------------------------------------------------------------- */

static void key_for(struct open_hub *w, const char *name, const char *role, const char *key)
{
    struct user_adding ask = {.name = name, .role = role, .key = key};
    struct user_added done;
    if (hub_user_add(w->h, &ask, w->a, &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static void a_carer_without_a_pin_is_told(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "pins", DOCTOR_LOOK);
    assert_int_equal(pin_set(w->h, hub_person_id(w->h), NULL, "4711", &w->err), HUB_OK);
    doctor_is_soon(w, "pins", DOCTOR_FINE);
}

static void people_without_keys_are_counted_where_keys_matter(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "keyless", DOCTOR_FINE);
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_is_soon(w, "keyless", DOCTOR_LOOK);
    key_for(w, "Amina", NULL, KEY_B);
    doctor_is_soon(w, "keyless", DOCTOR_FINE);
    key_for(w, "Bo", "host", NULL);
    doctor_is_soon(w, "keyless", DOCTOR_FINE);
}

static void keys_of_those_who_left_are_told(void **state)
{
    struct open_hub *w = *state;
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_is_soon(w, "old-keys", DOCTOR_FINE);
    assert_int_equal(hub_user_close(w->h, "Jo", true, &w->err), HUB_OK);
    doctor_is_soon(w, "old-keys", DOCTOR_LOOK);
}

static void the_file_of_keys_is_what_hub_wrote(void **state)
{
    struct open_hub *w = *state;
    const char *path = doctor_beside(w, "hub.db.authorized_keys");
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_is_soon(w, "keys-file", DOCTOR_FINE);
    chmod(path, 0644);
    doctor_is_soon(w, "keys-file", DOCTOR_WRONG);
    chmod(path, 0640);
    FILE *f = fopen(path, "a");
    fprintf(f, "%s\n", KEY_B);
    fclose(f);
    doctor_is_soon(w, "keys-file", DOCTOR_WRONG);
    doctor_is_soon(w, "lines", DOCTOR_WRONG);
    unlink(path);
    doctor_is_soon(w, "keys-file", DOCTOR_WRONG);
}

/* exec '/the/program' of the test itself, which the root of the test does not have. */
static void a_program_that_is_gone_is_wrong(void **state)
{
    struct open_hub *w = *state;
    char program[4096];
    doctor_is_soon(w, "program", DOCTOR_FINE);
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_is_soon(w, "program", DOCTOR_WRONG);
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    assert_true(n > 0);
    program[n] = '\0';
    doctor_put(w, program, "");
    chmod(arena_printf(w->a, "%s%s", doctor_root(w), program), 0755);
    doctor_is_soon(w, "program", geteuid() == 0 ? DOCTOR_FINE : DOCTOR_LOOK);
    chmod(arena_printf(w->a, "%s%s", doctor_root(w), program), 0775);
    doctor_is_soon(w, "program", DOCTOR_WRONG);
}

static const char *account(void)
{
    return getpwuid(geteuid())->pw_name;
}

/* The lines that make install gives out, for the account of the test. */
static const char *told_to_sshd(struct open_hub *w, const char *before, const char *who)
{
    return arena_printf(w->a,
        "%sMatch User nobody\n  AuthorizedKeysFile none\nMatch User other,%s\n"
        "  AuthorizedKeysFile none\n  AuthorizedKeysCommand /usr/bin/hub keys %%t %%k\n"
        "  AuthorizedKeysCommandUser %s\n  AuthenticationMethods publickey\n"
        "  ExposeAuthInfo yes\n  DisableForwarding yes\n  PermitUserRC no\n  PermitTunnel no\n"
        "  AcceptEnv NOTHING\n  ClientAliveInterval 30\nMatch all\n",
        before, account(), who);
}

static void what_sshd_is_told_is_read(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "sshd", DOCTOR_FINE); /* nobody comes in */
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_is_soon(w, "sshd", DOCTOR_WRONG);
    doctor_put(w, "/etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\nX11Forwarding yes\n");
    doctor_put(w, "/etc/ssh/sshd_config.d/hub.conf", told_to_sshd(w, "# hub\n", "hubkeys"));
    doctor_is_soon(w, "sshd", DOCTOR_FINE);
    doctor_put(w, "/etc/ssh/sshd_config.d/hub.conf", told_to_sshd(w, "ExposeAuthInfo no\n", "hubkeys"));
    doctor_is_soon(w, "sshd", DOCTOR_LOOK);
    doctor_put(w, "/etc/ssh/sshd_config.d/hub.conf", told_to_sshd(w, "authorizedkeysfile=.ssh/keys\n", "hubkeys"));
    doctor_is_soon(w, "sshd", DOCTOR_WRONG);
}

static const char *answer(void *arg, const char *who, struct arena *a)
{
    (void)who;
    return arena_printf(a, "authorizedkeysfile %s\nauthorizedkeyscommand /usr/bin/hub keys %%t %%k\n"
                           "authorizedkeyscommanduser hubkeys\nauthenticationmethods publickey\n"
                           "exposeauthinfo yes\ndisableforwarding yes\npermituserrc no\npermittunnel no\n"
                           "acceptenv NOTHING\nclientaliveinterval 30\n",
        (const char *)arg);
}

static void sshd_itself_knows_better(void **state)
{
    struct open_hub *w = *state;
    static char none[] = "none", some[] = ".ssh/authorized_keys";
    struct hub_doctor r;
    struct doctor_ask ask = {.hub = w->h, .path = w->opening.path, .quick = true, .root = doctor_root(w),
        .guest = true, .sshd = answer, .more_arg = none};
    assert_int_equal(hub_doctor(&ask, w->a, &r, &w->err), HUB_OK);
    assert_int_equal(doctor_line_of(&r, "sshd")->state, DOCTOR_FINE);
    ask.more_arg = some;
    assert_int_equal(hub_doctor(&ask, w->a, &r, &w->err), HUB_OK);
    assert_int_equal(doctor_line_of(&r, "sshd")->state, DOCTOR_WRONG);
}

static void over_ssh_hub_has_to_find_the_file(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "system-ini", DOCTOR_FINE);
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_is_soon(w, "system-ini", DOCTOR_WRONG);
    doctor_put(w, "/etc/hub/hub.ini", arena_printf(w->a, "[hub]\nfile = %s\n", w->opening.path));
    chmod(arena_printf(w->a, "%s/etc/hub/hub.ini", doctor_root(w)), 0644);
    doctor_is_soon(w, "system-ini", DOCTOR_FINE);
    doctor_put(w, "/etc/hub/hub.ini", "[hub]\nfile = /nowhere/hub.db\n");
    doctor_is_soon(w, "system-ini", DOCTOR_WRONG);
    doctor_put(w, "/etc/hub/hub.ini", "[hub]\nfil = x\n");
    doctor_is_soon(w, "system-ini", DOCTOR_WRONG);
}

static void the_program_that_sshd_asks_is_roots(void **state)
{
    struct open_hub *w = *state;
    doctor_is_soon(w, "helper", DOCTOR_FINE);
    doctor_put(w, "/etc/ssh/sshd_config", told_to_sshd(w, "", account()));
    doctor_is_soon(w, "helper", DOCTOR_WRONG);
    doctor_put(w, "/usr/bin/hub", "");
    chmod(doctor_root(w), 0755);
    doctor_is_soon(w, "helper", geteuid() == 0 ? DOCTOR_FINE : DOCTOR_WRONG);
    chmod(arena_printf(w->a, "%s/usr/bin", doctor_root(w)), 0777);
    doctor_is_soon(w, "helper", DOCTOR_WRONG);
}

static void the_account_that_sshd_asks_as_reads_the_keys(void **state)
{
    struct open_hub *w = *state;
    const struct passwd *nobody = getpwnam("nobody");
    if (geteuid() != 0 || !nobody)
        skip(); /* only root gives files to another group */
    gid_t group = nobody->pw_gid;
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_put(w, "/usr/bin/hub", "");
    chmod(doctor_root(w), 0755);
    doctor_put(w, "/etc/ssh/sshd_config", told_to_sshd(w, "", "no-such-account"));
    doctor_is_soon(w, "helper", DOCTOR_WRONG);
    doctor_put(w, "/etc/ssh/sshd_config", told_to_sshd(w, "", "nobody"));
    doctor_is_soon(w, "helper", DOCTOR_WRONG);
    assert_int_equal(chown(doctor_beside(w, "hub.db.authorized_keys"), 0, group), 0);
    doctor_is_soon(w, "helper", DOCTOR_WRONG);
    assert_int_equal(chown(doctor_beside(w, ""), 0, group), 0);
    chmod(doctor_beside(w, ""), 0710);
    doctor_is_soon(w, "helper", DOCTOR_FINE);
    doctor_is_soon(w, "keys-file", DOCTOR_FINE);
    doctor_is_soon(w, "folder", DOCTOR_FINE);
}

static void keys_without_a_command_are_found(void **state)
{
    struct open_hub *w = *state;
    const char *mine = arena_printf(w->a, "%s/.ssh/authorized_keys", getpwuid(geteuid())->pw_dir);
    doctor_is_soon(w, "lines", DOCTOR_FINE);
    doctor_put(w, mine, arena_printf(w->a, "# mine\n\n%s\n", KEY_A));
    doctor_is_soon(w, "lines", DOCTOR_LOOK); /* nobody comes in over ssh: it may be one's own */
    key_for(w, "Jo", "liaison worker", KEY_A);
    doctor_is_soon(w, "lines", DOCTOR_WRONG);
    doctor_put(w, mine, arena_printf(w->a, "restrict,command=\"exec hub ssh --as 'A \\\"B\\\" C'\" %s\n", KEY_A));
    doctor_is_soon(w, "lines", DOCTOR_FINE);
    doctor_put(w, mine, arena_printf(w->a, "environment=\"X=a command=\\\"b\" %s command=\"x\"\n", KEY_A));
    doctor_is_soon(w, "lines", DOCTOR_WRONG);
    doctor_put(w, mine, "");
    doctor_put(w, arena_printf(w->a, "/etc/ssh/authorized_keys/%s", account()), KEY_B);
    doctor_is_soon(w, "lines", DOCTOR_WRONG);
    doctor_put(w, arena_printf(w->a, "/etc/ssh/authorized_keys/%s", account()), "");
    doctor_put(w, "/etc/ssh/sshd_config", "AuthorizedKeysFile none %h/more/%u\n");
    doctor_put(w, arena_printf(w->a, "%s/more/%s", getpwuid(geteuid())->pw_dir, account()), KEY_B);
    doctor_is_soon(w, "lines", DOCTOR_WRONG);
}

static void no_answer_has_a_name_in_it(void **state)
{
    struct open_hub *w = *state;
    static const char *const names[] = {"Amina", "Zacharias", "Okafor", "Robin Hub"};
    add(w, "family", "family=Okafor");
    key_for(w, "Zacharias", "liaison worker", KEY_A);
    assert_int_equal(hub_user_close(w->h, "Zacharias", true, &w->err), HUB_OK);
    struct hub_doctor r = doctor_looked(w, false);
    for (size_t i = 0; i < r.count * 4; i++) {
        const struct doctor_line *l = &r.lines[i / 4];
        assert_null(strstr(l->found, names[i % 4]));
        assert_null(strstr(l->next, names[i % 4]));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, doctor_set_up, doctor_tear_down)

int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {
        TEST(a_carer_without_a_pin_is_told),
        TEST(people_without_keys_are_counted_where_keys_matter),
        TEST(keys_of_those_who_left_are_told),
        TEST(the_file_of_keys_is_what_hub_wrote),
        TEST(a_program_that_is_gone_is_wrong),
        TEST(what_sshd_is_told_is_read),
        TEST(sshd_itself_knows_better),
        TEST(over_ssh_hub_has_to_find_the_file),
        TEST(the_program_that_sshd_asks_is_roots),
        TEST(the_account_that_sshd_asks_as_reads_the_keys),
        TEST(keys_without_a_command_are_found),
        TEST(no_answer_has_a_name_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
