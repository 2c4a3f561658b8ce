"""Help for signing in and one's own account."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("Signing in and your account"),
    {
        "account_settings": Help(
            _("Your settings"),
            _("Size of text, language, and what shows where you start."),
            _("Choose and save. It holds on every device you sign in with."),
            _("Nobody else sees or changes them."),
        ),
        "account_devices": Help(
            _("Where you are signed in"),
            _("The devices on which you are signed in now."),
            _("Sign out any you do not know or no longer use, then tell your administrator."),
            _("Nobody else sees this list."),
        ),
        "account_calendar": Help(
            _("Your diary in your calendar"),
            _("A secret address at which a calendar program reads your appointments."),
            _("Make the address and paste it into your calendar. Withdraw it when a device is lost."),
            _("Times, the word Appointment and initials. Each reading is logged as yours."),
        ),
        "mfa_index": Help(
            _("How you sign in"),
            _("Your passkeys, and the authenticator app for the day they are lost."),
            _("Add a second passkey on another device, so that losing one does not shut you out."),
            _("Nobody else sees them. An administrator sees only whether you have one."),
        ),
        "mfa_*": Help(
            _("Passkeys and authenticator app"),
            _("Adds or removes a way in, after showing once more that it is you."),
            _("Follow your device: it asks for a fingerprint, a face or a PIN."),
            _("Nobody else sees it."),
        ),
        "account_login": Help(
            _("Sign in"),
            _("Signs you in with a passkey. There is no password."),
            _(
                "Press the button and do as your device asks. Without a passkey ask your"
                " administrator for a link."
            ),
            _("Signing in is logged: who and by which way."),
        ),
        "account_recover": Help(
            _("Sign in with a code"),
            _("A way in when your passkeys are lost, while an administrator has opened a recovery."),
            _("Ask your administrator first. Then type your username and the code of your app."),
            _("Both the recovery and the signing in are logged."),
        ),
        "account_link*": Help(
            _("Sign in by a link"),
            _("For workers of other agencies: a link to your work email, then your PIN."),
            _("Ask for the link and open it in the same browser within 15 minutes. It works once."),
            _("Nobody learns here whose address is known. You see what is asked of you, no more."),
        ),
        "account_pin": Help(
            _("Your PIN"),
            _("After a link: the PIN that only you know. The first time you set it."),
            _("Five wrong ones lock it. Then the practitioner you work with lets you set another."),
            _("It is kept so that nobody can read it."),
        ),
        "account_*": Help(
            _("Coming in and going out"),
            _("Pages on the way in or out of Handrail."),
            _("Follow the button on the page."),
            _("Nothing of a case shows here."),
        ),
    },
)
