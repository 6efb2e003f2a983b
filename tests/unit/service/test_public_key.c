/* SPDX-License-Identifier: MIT */
/* Public keys as people paste them. The fingerprints are what ssh-keygen -l says of these. */
#include "hub/base/err.h"
#include "hub/service/users.h"
#include "unit.h"

#include <string.h>

#define ED  "AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7"
#define ECP                                                                                        \
    "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKSr1ESMSVYtgoEV0TofzOqSf1K01UWSl/"       \
    "i0PkLaiSOLwTYm5D3LON2wgkiJJ+yQT7QgV0Q5g+iFhRedUFUa/mI="
/* 1024 bits */
#define RSA                                                                                        \
    "AAAAB3NzaC1yc2EAAAADAQABAAAAgQDBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHB" \
    "wcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHB" \
    "wcHBwcHBwcHBwcHBwQ=="

static void a_key_is_taken_without_the_words_behind_it(void **state)
{
    struct public_key key;
    struct hub_err err;
    (void)state;
    assert_int_equal(public_key_read("ssh-ed25519 " ED " jo@laptop of Jo\n", &key, &err), HUB_OK);
    assert_string_equal(key.kind, "ssh-ed25519");
    assert_string_equal(key.body, ED);
    assert_string_equal(key.fingerprint, "SHA256:tiMhMnRPrlvkQ5cs0JKKkfs5jVh0z0YO308IwZMTntU");
    assert_int_equal(public_key_read("  ecdsa-sha2-nistp256\t" ECP, &key, &err), HUB_OK);
    assert_string_equal(key.fingerprint, "SHA256:eR+1aQiCF9+1qrbD1viTi+0JCIAb+Ux3R5PrN8TY8xI");
}

static void what_is_no_key_is_refused_kindly(void **state)
{
    static const struct {
        const char *text, *why;
    } cases[] = {
        {"", "not a public key"},
        {"hello", "not a public key"},
        {"ssh-ed25519", "not a public key"},
        {"ssh-ed25519 AAAA", "cut off"},
        {"ssh-ed25519 " ED "A", "cut off"},
        {"ssh-ed25519 " ECP, "cut off"},
        {"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj", "cut off"},
        {"ssh-rsa " RSA, "too short"},
        {"ssh-dss AAAA", "not taken any more"},
        {"-----BEGIN OPENSSH PRIVATE KEY-----", "private half"},
        {"restrict,command=\"id\" ssh-ed25519 " ED, "not a public key"},
        {"command=\"id\" ssh-ed25519 " ED, "not a public key"},
        {"ssh-ed25519-cert-v01@openssh.com " ED, "not a public key"},
    };
    struct public_key key;
    struct hub_err err;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (public_key_read(cases[i].text, &key, &err) != HUB_EINVAL ||
            !strstr(err.msg, cases[i].why)) {
            fail_msg("%s: %s", cases[i].text, err.msg);
        }
    }
}

static void only_lines_with_their_command_are_forced(void **state)
{
    (void)state;
    assert_true(keys_line_forced("restrict,pty,command=\"exec '/usr/bin/hub' ssh --as 'Jo'\" x y"));
    assert_false(keys_line_forced("ssh-ed25519 " ED));
    assert_false(keys_line_forced("# restrict,pty,command=\"exec"));
    assert_false(keys_line_forced("restrict,pty ssh-ed25519 " ED));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_taken_without_the_words_behind_it),
        cmocka_unit_test(what_is_no_key_is_refused_kindly),
        cmocka_unit_test(only_lines_with_their_command_are_forced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
