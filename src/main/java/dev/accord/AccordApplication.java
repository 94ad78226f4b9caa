package dev.accord;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal of one revenue team. */
@SpringBootApplication
public class AccordApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AccordApplication.class, arguments);
    }
}
