import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each file named whether it keeps to PDF/UA-1, and which rule it breaks; leaves with how many do not. */
public class Checked {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour rules = PDFAFlavour.fromString("ua1");
        int broken = 0;
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), rules);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(rules, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println(file + (result.isCompliant() ? " keeps every rule" : " breaks a rule"));
                broken += result.isCompliant() ? 0 : 1;
                for (TestAssertion one : result.getTestAssertions()) {
                    if (one.getStatus() == TestAssertion.Status.FAILED) {
                        System.out.println("  " + one.getRuleId().getClause() + ": " + one.getMessage());
                    }
                }
            }
        }
        System.exit(broken);
    }
}
